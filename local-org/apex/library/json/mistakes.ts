import { raise } from "../../runtime/values/index.ts";

const VALUE = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";

/** ` at [line:1, column:5]`, as the platform ends its messages about JSON: the column behind the last character that was read. */
export function placeIn(text: string, at: number): string {
  const { line, column } = place(text, at);
  return ` at [line:${line}, column:${column + 1}]`;
}

/** The line begins with 1, the column with 0. */
function place(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length };
}

/** What is wrong with JSON text, in the words of Jackson, with which the platform reads it. Each throws `System.JSONException`. */
export class JsonMistakes {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  noContent(): never {
    raise("System.JSONException", "No content to map to Object due to end of input");
  }

  character(at: number, expected: string): never {
    const letter = this.#text[at] ?? "";
    this.#raise(`Unexpected character (${describe(letter)}): ${expected}`, at + 1);
  }

  notClosed(kind: string, start: number): never {
    this.#raise(`Unexpected end-of-input: expected close marker for ${kind} (from ${this.#startOf(start)})`);
  }

  endWithin(kind: string): never {
    this.#raise(`Unexpected end-of-input within/between ${kind} entries`);
  }

  wrongClose(close: string, expected: string, kind: string, start: number, at: number): never {
    this.#raise(
      `Unexpected close marker '${close}': expected '${expected}' (for ${kind} starting at ${this.#startOf(start)})`,
      at
    );
  }

  /** Where a number or word should begin. */
  noValue(at: number): never {
    if (this.#text[at] !== "-") this.character(at, VALUE);
    this.#inNumber(at + 1, "expected digit (0-9) to follow minus sign, for valid numeric value");
  }

  word(word: string, at: number): never {
    if (!/^[tfnN]/.test(word)) this.character(at, VALUE);
    const isCut = at + word.length === this.#text.length && /^(t|tr|tru|f|fa|fal|fals|n|nu|nul)$/.test(word);
    if (isCut) this.#raise("Unexpected end-of-input in a value");
    this.#raise(`Unrecognized token '${word}': was expecting 'null', 'true', 'false' or NaN`, at + word.length);
  }

  /** Looks at what stands behind the digits of a number. */
  checkNumber(digits: string, after: number): void {
    const next = this.#text[after] ?? "";
    if (/^-?0$/.test(digits) && /\d/.test(next)) {
      this.#raise("Invalid numeric value: Leading zeroes not allowed", after + 1);
    }
    if (next === "." && !digits.includes(".")) this.#inNumber(after + 1, "Decimal point not followed by a digit");
    if (/e/i.test(next) && !/e/i.test(digits)) {
      this.#inNumber(after + 1, "Exponent indicator not followed by a digit");
    }
  }

  stringNotClosed(what: "string value" | "name"): never {
    const reason =
      what === "name" ? "was expecting closing '\"' for name" : "was expecting closing quote for a string value";
    this.#raise(`Unexpected end-of-input: ${reason}`);
  }

  controlCharacter(letter: string, at: number, what: string): never {
    const reason = `has to be escaped using backslash to be included in ${what}`;
    this.#raise(`Illegal unquoted character (${describe(letter)}): ${reason}`, at + 1);
  }

  /** Looks at what stands behind a backslash. */
  checkEscape(at: number): void {
    const letter = this.#text[at];
    if (letter === undefined) this.#raise("Unexpected end-of-input in character escape sequence");
    if (!/["\\/bfnrtu]/.test(letter)) this.#raise(`Unrecognized character escape ${describe(letter)}`, at + 1);
    if (letter === "u") this.#checkHex(at + 1);
  }

  #checkHex(from: number): void {
    for (let at = from; at < from + 4; at++) {
      if (!/[0-9a-f]/i.test(this.#text[at] ?? "x")) {
        this.character(at, "expected a hex-digit for character escape sequence");
      }
    }
  }

  #inNumber(at: number, reason: string): never {
    const letter = this.#text[at];
    if (letter === undefined) this.#raise("Unexpected end-of-input in a value");
    this.#raise(`Unexpected character (${describe(letter)}) in numeric value: ${reason}`, at + 1);
  }

  #startOf(at: number): string {
    const { line, column } = place(this.#text, at);
    return `[line:${line}, column:${column}]`;
  }

  #raise(message: string, at = this.#text.length): never {
    raise("System.JSONException", message + placeIn(this.#text, at));
  }
}

function describe(letter: string): string {
  const code = letter.charCodeAt(0);
  return code < 32 ? `(CTRL-CHAR, code ${code})` : `'${letter}' (code ${code})`;
}
