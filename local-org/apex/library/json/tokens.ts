import { JsonMistakes } from "./mistakes.ts";

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
  /** Where the reader stands once it has read it. */
  readonly at: number;
}

const LITERALS: Record<string, JsonTokenName> = { true: "VALUE_TRUE", false: "VALUE_FALSE", null: "VALUE_NULL" };
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const WORD = /\w+/y;
const SPACE = /[ \t\r\n]*/y;

/** Takes JSON text apart. Throws `System.JSONException` with line and column. */
export function tokenize(text: string): JsonToken[] {
  return new Tokenizer(text).run();
}

class Tokenizer {
  readonly #text: string;
  #at = 0;
  readonly #tokens: JsonToken[] = [];
  readonly #mistakes: JsonMistakes;

  constructor(text: string) {
    this.#text = text;
    this.#mistakes = new JsonMistakes(text);
  }

  run(): JsonToken[] {
    this.#space();
    if (this.#at === this.#text.length) this.#mistakes.noContent();
    this.#value(null);
    this.#space();
    if (this.#at < this.#text.length) this.#mistakes.character(this.#at, "expected end-of-input");
    return this.#tokens;
  }

  #value(name: string | null): void {
    const letter = this.#text[this.#at];
    if (letter === "{") this.#object(name);
    else if (letter === "[") this.#array(name);
    else if (letter === '"') this.#push("VALUE_STRING", name, this.#string("string value"));
    else if (/[A-Za-z]/.test(letter ?? "")) this.#word(name);
    else this.#number(name);
  }

  #object(name: string | null): void {
    const start = this.#at++;
    this.#push("START_OBJECT", name, "{");
    this.#members("OBJECT", "}", start, () => {
      if (this.#text[this.#at] !== '"') {
        this.#mistakes.character(this.#at, "was expecting double-quote to start field name");
      }
      const field = this.#string("name");
      this.#push("FIELD_NAME", field, field);
      this.#inside("OBJECT");
      if (this.#text[this.#at] !== ":") {
        this.#mistakes.character(this.#at, "was expecting a colon to separate field name and value");
      }
      this.#at++;
      this.#inside("OBJECT");
      this.#value(field);
    });
    this.#push("END_OBJECT", name, "}");
  }

  #array(name: string | null): void {
    const start = this.#at++;
    this.#push("START_ARRAY", name, "[");
    this.#members("ARRAY", "]", start, () => this.#value(null));
    this.#push("END_ARRAY", name, "]");
  }

  #members(kind: "OBJECT" | "ARRAY", end: string, start: number, read: () => void): void {
    if (this.#ends(kind, end, start)) return;
    for (;;) {
      read();
      if (this.#ends(kind, end, start)) return;
      if (this.#text[this.#at] !== ",") {
        this.#mistakes.character(this.#at, `was expecting comma to separate ${kind} entries`);
      }
      this.#at++;
      this.#inside(kind);
    }
  }

  /** Steps over the sign that closes what began at `start`. */
  #ends(kind: "OBJECT" | "ARRAY", end: string, start: number): boolean {
    this.#space();
    const letter = this.#text[this.#at];
    if (letter === undefined) this.#mistakes.notClosed(kind, start);
    if (letter === "}" || letter === "]") {
      this.#at++;
      if (letter !== end) this.#mistakes.wrongClose(letter, end, kind, start, this.#at);
    }
    return letter === end;
  }

  #number(name: string | null): void {
    const [digits, fraction, exponent] = this.#match(NUMBER) ?? this.#mistakes.noValue(this.#at);
    const after = this.#at + digits.length;
    this.#mistakes.checkNumber(digits, after);
    this.#at = after;
    const isWhole = fraction === undefined && exponent === undefined;
    this.#push(isWhole ? "VALUE_NUMBER_INT" : "VALUE_NUMBER_FLOAT", name, digits);
  }

  #word(name: string | null): void {
    const [word = ""] = this.#match(WORD) ?? [];
    const kind = LITERALS[word] ?? this.#mistakes.word(word, this.#at);
    this.#at += word.length;
    this.#push(kind, name, word);
  }

  #string(what: "string value" | "name"): string {
    const from = this.#at;
    for (this.#at++; this.#text[this.#at] !== '"'; this.#at++) {
      const letter = this.#text[this.#at];
      if (letter === undefined) this.#mistakes.stringNotClosed(what);
      if (letter < " ") this.#mistakes.controlCharacter(letter, this.#at, what);
      if (letter === "\\") this.#mistakes.checkEscape(++this.#at);
    }
    this.#at++;
    return JSON.parse(this.#text.slice(from, this.#at)) as string;
  }

  #push(kind: JsonTokenName, name: string | null, text: string): void {
    this.#tokens.push({ kind, text, name, at: this.#at });
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text);
  }

  #space(): void {
    this.#at += this.#match(SPACE)?.[0].length ?? 0;
  }

  /** Steps over blanks behind which something must follow. */
  #inside(kind: "OBJECT" | "ARRAY"): void {
    this.#space();
    if (this.#at >= this.#text.length) this.#mistakes.endWithin(kind);
  }
}
