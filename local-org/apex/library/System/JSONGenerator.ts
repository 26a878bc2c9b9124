import { PlatformObject, raise, type ApexValue } from "../../runtime/values/index.ts";
import { printCompact, printPretty } from "../json/print.ts";
import { toJson, type JsonMembers, type JsonOutput } from "../json/write.ts";
import type { LibraryClass, LibraryFunction } from "../library.ts";

export class ApexJsonGenerator extends PlatformObject {
  readonly apexType = "System.JSONGenerator";
  readonly #pretty: boolean;
  readonly #open: (JsonOutput[] | JsonMembers)[] = [];
  #result: JsonOutput | null = null;
  #field: string | null = null;
  closed = false;

  constructor(pretty: boolean) {
    super();
    this.#pretty = pretty;
  }

  field(name: string): void {
    if (this.#field !== null || this.#open.length === 0 || Array.isArray(this.#open.at(-1))) {
      raise("System.JSONException", "Can not write a field name, expecting a value");
    }
    this.#field = name;
  }

  /** @param act what the platform calls it where a field's name must come first */
  value(output: JsonOutput, act: string): void {
    if (this.closed) raise("System.JSONException", "The generator is closed");
    const outer = this.#open.at(-1);
    if (outer === undefined) this.#result = output;
    else if (Array.isArray(outer)) outer.push(output);
    else {
      outer.members.push([
        this.#field ?? raise("System.JSONException", `Can not ${act}, expecting field name`),
        output
      ]);
      this.#field = null;
    }
  }

  begin(container: JsonOutput[] | JsonMembers): void {
    this.value(container, Array.isArray(container) ? "start an array" : "start an object");
    this.#open.push(container);
  }

  end(kind: "array" | "object"): void {
    const container = this.#open.pop();
    if (container === undefined || Array.isArray(container) !== (kind === "array")) {
      const found = container === undefined ? "ROOT" : Array.isArray(container) ? "ARRAY" : "OBJECT";
      raise("System.JSONException", `Current context not an ${kind === "array" ? "ARRAY" : kind} but ${found}`);
    }
  }

  text(): string {
    if (this.#result === null) return "";
    return this.#pretty ? printPretty(this.#result) : printCompact(this.#result);
  }
}

const TEXT = "write text value";

/** `writeX(value)` and `writeXField(name, value)` for these, with the words of the platform for them. */
const KINDS = {
  Blob: "write binary value",
  Boolean: "write boolean value",
  Date: TEXT,
  DateTime: TEXT,
  Id: TEXT,
  Number: "write number",
  Object: "write raw value",
  String: TEXT,
  Time: TEXT
};
const NULL = "write null value";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonGenerator.htm */
export const JSONGeneratorClass: LibraryClass = {
  name: "System.JSONGenerator",
  methods: {
    close: (self: ApexJsonGenerator) => {
      self.closed = true;
    },
    getAsString: (self: ApexJsonGenerator) => self.text(),
    isClosed: (self: ApexJsonGenerator) => self.closed,
    writeStartArray: (self: ApexJsonGenerator) => self.begin([]),
    writeEndArray: (self: ApexJsonGenerator) => self.end("array"),
    writeStartObject: (self: ApexJsonGenerator) => self.begin({ members: [] }),
    writeEndObject: (self: ApexJsonGenerator) => self.end("object"),
    writeFieldName: (self: ApexJsonGenerator, name: string) => self.field(name),
    writeNull: (self: ApexJsonGenerator) => self.value("null", NULL),
    writeNullField: (self: ApexJsonGenerator, name: string) => {
      self.field(name);
      self.value("null", NULL);
    },
    ...valueMethods()
  }
};

function valueMethods(): Record<string, LibraryFunction> {
  const table: Record<string, LibraryFunction> = {};
  for (const [kind, act] of Object.entries(KINDS)) {
    table[`write${kind}`] = (self: ApexJsonGenerator, value: ApexValue) => self.value(toJson(value, false), act);
    table[`write${kind}Field`] = (self: ApexJsonGenerator, name: string, value: ApexValue) => {
      self.field(name);
      self.value(toJson(value, false), act);
    };
  }
  return table;
}
