import type { ApexEnumValue } from "../../runtime/values/index.ts";
import { ApexBlob, PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import { enumValue } from "../enums.ts";
import { tokenize, type JsonToken } from "../json/tokens.ts";
import { readTree } from "../json/tree.ts";
import { typed } from "../json/typed.ts";
import type { LibraryClass } from "../library.ts";
import type { ApexType } from "./Type.ts";

export class ApexJsonParser extends PlatformObject {
  readonly apexType = "System.JSONParser";
  readonly #text: string;
  #read: readonly JsonToken[] | null = null;
  #at = -1;
  #current: JsonToken | null = null;
  lastCleared: JsonToken | null = null;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  /** Text is read when the first token is asked for, so that broken text is no mistake before; blank text has none. */
  get #tokens(): readonly JsonToken[] {
    this.#read ??= this.#text.trim() === "" ? [] : tokenize(this.#text);
    return this.#read;
  }

  get current(): JsonToken | null {
    return this.#current;
  }

  next(): JsonToken | null {
    this.#at++;
    this.#current = this.#tokens[this.#at] ?? null;
    return this.#current;
  }

  /** Like `next`, but goes on from a field's name to its value. */
  nextValue(): JsonToken | null {
    const token = this.next();
    return token?.kind === "FIELD_NAME" ? this.next() : token;
  }

  clear(): void {
    this.lastCleared = this.#current;
    this.#current = null;
  }

  /** From the start of an object or array to its end. */
  skipChildren(): void {
    const kind = this.#current?.kind;
    if (kind !== "START_OBJECT" && kind !== "START_ARRAY") return;
    this.#at = readTree(this.#tokens, this.#at).next - 1;
    this.#current = this.#tokens[this.#at] ?? null;
  }

  /** Reads the value at which the parser stands, up to its last token. */
  read(type: string, strict = false): ApexValue {
    if (this.#current === null || this.#current.kind === "FIELD_NAME") this.nextValue();
    const { tree, next } = readTree(this.#tokens, this.#at);
    this.#at = next - 1;
    this.#current = this.#tokens[this.#at] ?? null;
    return typed(tree, type, { text: this.#text, strict });
  }
}

const GETTERS: Record<string, string> = {
  getBooleanValue: "Boolean",
  getDateTimeValue: "Datetime",
  getDateValue: "Date",
  getDecimalValue: "Decimal",
  getDoubleValue: "Double",
  getIdValue: "Id",
  getIntegerValue: "Integer",
  getLongValue: "Long",
  getTimeValue: "Time"
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonParser.htm */
export const JSONParserClass: LibraryClass = {
  name: "System.JSONParser",
  methods: {
    ...Object.fromEntries(
      Object.entries(GETTERS).map(([name, type]) => [name, (self: ApexJsonParser) => self.read(type)])
    ),
    getBlobValue: (self: ApexJsonParser) => ApexBlob.ofBase64(self.current?.text ?? ""),
    clearCurrentToken: (self: ApexJsonParser) => self.clear(),
    getCurrentName: (self: ApexJsonParser) => self.current?.name ?? null,
    getCurrentToken: (self: ApexJsonParser) => kindOf(self.current),
    getLastClearedToken: (self: ApexJsonParser) => kindOf(self.lastCleared),
    getText: (self: ApexJsonParser) => self.current?.text ?? null,
    hasCurrentToken: (self: ApexJsonParser) => self.current !== null,
    nextToken: (self: ApexJsonParser) => kindOf(self.next()),
    nextValue: (self: ApexJsonParser) => kindOf(self.nextValue()),
    readValueAs: (self: ApexJsonParser, type: ApexType) => self.read(type.name),
    readValueAsStrict: (self: ApexJsonParser, type: ApexType) => self.read(type.name, true),
    skipChildren: (self: ApexJsonParser) => self.skipChildren()
  }
};

function kindOf(token: JsonToken | null): ApexEnumValue | null {
  return token === null ? null : enumValue("System.JSONToken", token.kind);
}
