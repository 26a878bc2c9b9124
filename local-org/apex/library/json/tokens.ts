import { raise } from "../../runtime/values/index.ts";

/** Names of `System.JSONToken`. */
export type JsonTokenName =
  | "START_OBJECT"
  | "END_OBJECT"
  | "START_ARRAY"
  | "END_ARRAY"
  | "FIELD_NAME"
  | "VALUE_STRING"
  | "VALUE_NUMBER_INT"
  | "VALUE_NUMBER_FLOAT"
  | "VALUE_TRUE"
  | "VALUE_FALSE"
  | "VALUE_NULL";

export interface JsonToken {
  readonly kind: JsonTokenName;
  /** The decoded string, the number's digits, `true`, `{` and so on. */
  readonly text: string;
  /** The field whose value this is. */
  readonly name: string | null;
  /** Where it begins. */
  readonly at: number;
}

const LITERALS: Record<string, JsonTokenName> = { true: "VALUE_TRUE", false: "VALUE_FALSE", null: "VALUE_NULL" };

/** Takes JSON text apart. Throws `System.JSONException` with line and column. */
export function tokenize(text: string): JsonToken[] {
  return new Tokenizer(text).run();
}

/** ` at [line:1, column:5]`, as the platform ends its messages about JSON. */
export function placeIn(text: string, at: number): string {
  const before = text.slice(0, at).split("\n");
  return ` at [line:${before.length}, column:${(before.at(-1) ?? "").length + 1}]`;
}

class Tokenizer {
  readonly #text: string;
  #at = 0;
  readonly #tokens: JsonToken[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  run(): JsonToken[] {
    this.#value(null);
    this.#space();
    if (this.#at < this.#text.length) this.#unexpected("end-of-input");
    return this.#tokens;
  }

  #value(name: string | null): void {
    this.#space();
    const letter = this.#text[this.#at];
    if (letter === "{") this.#object(name);
    else if (letter === "[") this.#array(name);
    else if (letter === '"') this.#push("VALUE_STRING", name, this.#string());
    else this.#scalar(name);
  }

  #object(name: string | null): void {
    this.#push("START_OBJECT", name, "{");
    this.#at++;
    this.#members("}", () => {
      this.#space();
      if (this.#text[this.#at] !== '"') this.#unexpected("double-quote to start field name");
      const at = this.#at;
      const field = this.#string();
      this.#tokens.push({ kind: "FIELD_NAME", text: field, name: field, at });
      this.#space();
      if (this.#text[this.#at] !== ":") this.#unexpected("a colon to separate field name and value");
      this.#at++;
      this.#value(field);
    });
    this.#push("END_OBJECT", name, "}");
  }

  #array(name: string | null): void {
    this.#push("START_ARRAY", name, "[");
    this.#at++;
    this.#members("]", () => this.#value(null));
    this.#push("END_ARRAY", name, "]");
  }

  #members(end: string, read: () => void): void {
    this.#space();
    if (this.#text[this.#at] === end) {
      this.#at++;
      return;
    }
    for (;;) {
      read();
      this.#space();
      const letter = this.#text[this.#at];
      if (letter !== "," && letter !== end)
        this.#unexpected(`comma to separate ${end === "}" ? "OBJECT" : "ARRAY"} entries`);
      this.#at++;
      if (letter === end) return;
    }
  }

  #scalar(name: string | null): void {
    const rest = this.#text.slice(this.#at, this.#at + 400);
    const number = /^-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/.exec(rest);
    const word = /^(true|false|null)\b/.exec(rest)?.[0];
    const taken = word ?? number?.[0];
    if (taken === undefined)
      this.#unexpected("a valid value (number, String, array, object, 'true', 'false' or 'null')");
    const isFloat = number !== null && (number[1] !== undefined || number[2] !== undefined);
    this.#push(
      word !== undefined ? (LITERALS[word] ?? "VALUE_NULL") : isFloat ? "VALUE_NUMBER_FLOAT" : "VALUE_NUMBER_INT",
      name,
      taken
    );
    this.#at += taken.length;
  }

  #string(): string {
    const from = this.#at;
    for (this.#at++; this.#text[this.#at] !== '"'; this.#at++) {
      if (this.#at >= this.#text.length) this.#end("VALUE_STRING");
      if (this.#text[this.#at] === "\\") this.#at++;
    }
    this.#at++;
    return this.#decoded(this.#text.slice(from, this.#at), from);
  }

  #decoded(quoted: string, from: number): string {
    try {
      return JSON.parse(quoted) as string;
    } catch {
      raise(
        "System.JSONException",
        `Illegal unquoted character or escape sequence in string value${placeIn(this.#text, from)}`
      );
    }
  }

  #push(kind: JsonTokenName, name: string | null, text: string): void {
    this.#tokens.push({ kind, text, name, at: this.#at });
  }

  #space(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? "")) this.#at++;
  }

  #unexpected(expected: string): never {
    const letter = this.#text[this.#at];
    if (letter === undefined) this.#end("a value");
    const place = placeIn(this.#text, this.#at);
    raise(
      "System.JSONException",
      `Unexpected character ('${letter}' (code ${letter.charCodeAt(0)})): expected ${expected}${place}`
    );
  }

  #end(within: string): never {
    raise("System.JSONException", `Unexpected end-of-input in ${within}${placeIn(this.#text, this.#text.length)}`);
  }
}
