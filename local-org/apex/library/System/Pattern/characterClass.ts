import { propertyMembers, SHORTHANDS } from "./classes.ts";
import { wrongRegex } from "./wrongRegex.ts";

const CONTROLS: Record<string, string> = { t: "\t", n: "\n", r: "\r", f: "\f", a: "\u0007", e: "\u001b" };

/** A character as it stands for itself in a JavaScript expression with the flag `v`, in brackets and out of them. */
export function escapeLiteral(character: string): string {
  if (/[\^$\\.*+?()[\]{}|/\-&!#%,:;<=>@`~]/.test(character)) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  }
  return character;
}

/** Reads a class such as `[a-z&&[^b]]`, unions and intersections included, from its opening bracket on. */
export class CharacterClassReader {
  readonly #text: string;
  /** Blanks count for nothing. */
  readonly #comments: boolean;
  at: number;

  constructor(text: string, at: number, comments = false) {
    this.#text = text;
    this.at = at;
    this.#comments = comments;
  }

  /** The class in JavaScript's form; afterwards `at` stands behind it. */
  read(): string {
    this.at++;
    const negated = this.#text[this.at] === "^";
    if (negated) this.at++;
    const operands: string[] = [];
    let members = "";
    for (let first = true; first || this.#text[this.at] !== "]"; first = false) {
      if (this.at >= this.#text.length) this.#fail("Unclosed character class", this.#text.length - 1);
      if (this.#text.startsWith("&&", this.at)) {
        this.at += 2;
        if (members !== "") operands.push(`[${members}]`);
        members = "";
      } else members += this.#member();
    }
    this.at++;
    if (members !== "") operands.push(`[${members}]`);
    const body = operands.length === 1 ? (operands[0] ?? "").slice(1, -1) : operands.join("&&");
    return negated ? `[^${body}]` : `[${body}]`;
  }

  /** The character that an escape such as `\n`, `\x41`, `\u0041`, `\-` stands for. */
  escapedCharacter(): string {
    const rest = this.#text.slice(this.at);
    const code = /^\\(?:x\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/.exec(rest);
    const octal = /^\\0([0-3]?[0-7]{1,2})/.exec(rest);
    if (code !== null) return this.#taken(code[0].length, Number.parseInt(code[1] ?? code[2] ?? code[3] ?? "", 16));
    if (octal !== null) return this.#taken(octal[0].length, Number.parseInt(octal[1] ?? "", 8));
    const letter = rest[1] ?? this.#fail("Illegal/unsupported escape sequence", this.at + 1);
    if (letter === "c") return this.#taken(3, (rest.charCodeAt(2) || 0) ^ 64);
    if (/[A-Za-z]/.test(letter) && !(letter in CONTROLS))
      this.#fail("Illegal/unsupported escape sequence", this.at + 1);
    this.at += 2;
    return CONTROLS[letter] ?? letter;
  }

  #member(): string {
    if (this.#comments && /\s/.test(this.#text[this.at] ?? "")) return this.#skipped();
    if (this.#text[this.at] === "[") return this.read();
    const named = this.#named();
    if (named !== null) return named;
    const from = this.#character();
    const isRange = this.#text[this.at] === "-" && !/^-(\]|\[|&&|$)/.test(this.#text.slice(this.at));
    if (!isRange) return escapeLiteral(from);
    this.at++;
    const to = this.#character();
    if ((from.codePointAt(0) ?? 0) > (to.codePointAt(0) ?? 0)) this.#fail("Illegal character range", this.at - 1);
    return `${escapeLiteral(from)}-${escapeLiteral(to)}`;
  }

  #skipped(): string {
    this.at++;
    return "";
  }

  /** A class within the class that an escape names: `\d`, `\p{L}`, or a quotation `\Q…\E`. */
  #named(): string | null {
    const rest = this.#text.slice(this.at);
    const property = /^\\([pP])(?:\{([^}]*)\}|(.))/.exec(rest);
    const quoted = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest);
    const shorthand = rest[0] === "\\" ? SHORTHANDS[rest[1] ?? ""] : undefined;
    if (property !== null) {
      this.at += property[0].length;
      return `[${property[1] === "P" ? "^" : ""}${propertyMembers(property[2] ?? property[3] ?? "")}]`;
    }
    if (quoted !== null) {
      this.at += quoted[0].length;
      return [...(quoted[1] ?? "")].map(escapeLiteral).join("");
    }
    if (shorthand === undefined) return null;
    this.at += 2;
    return `[${shorthand}]`;
  }

  #character(): string {
    if (this.#text[this.at] === "\\") return this.escapedCharacter();
    const character = String.fromCodePoint(
      this.#text.codePointAt(this.at) ?? this.#fail("Unclosed character class", this.#text.length - 1)
    );
    this.at += character.length;
    return character;
  }

  #taken(length: number, code: number): string {
    this.at += length;
    return String.fromCodePoint(code);
  }

  #fail(problem: string, at: number): never {
    wrongRegex(problem, this.#text, at);
  }
}
