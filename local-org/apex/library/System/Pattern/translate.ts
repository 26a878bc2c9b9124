import { NotSupportedError } from "../../../../errors.ts";
import { raise } from "../../../runtime/values/index.ts";
import { CharacterClassReader, escapeLiteral } from "./character-class.ts";
import { propertyMembers, SHORTHANDS } from "./classes.ts";

/** Inline flags that JavaScript has too; the others are refused. */
const FLAGS = /^[imsu-]*$/;
const LINE_END = "(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])";
const ESCAPES: Record<string, string> = {
  A: "(?<![\\s\\S])",
  z: "(?![\\s\\S])",
  Z: `(?=${LINE_END}?(?![\\s\\S]))`,
  b: "\\b",
  B: "\\B",
  R: LINE_END
};

/**
 * A regular expression of Java as the source of one of JavaScript (flag `v`).
 * Throws `System.StringException` for one that is wrong and `NotSupportedError` for what JavaScript has not: possessive
 * quantifiers, atomic groups, `\G`, comments.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_pattern_and_matcher_pattern_methods.htm
 */
export function translate(pattern: string): string {
  return new Translator(pattern).run();
}

class Translator {
  readonly #text: string;
  #at = 0;
  #output = "";
  #multiline = false;
  /** For each open group how many flag groups were opened within it, and the multiline flag outside of it. */
  readonly #groups: { opened: number; multiline: boolean }[] = [{ opened: 0, multiline: false }];

  constructor(text: string) {
    this.#text = text;
  }

  run(): string {
    while (this.#at < this.#text.length) this.#step();
    if (this.#groups.length > 1) this.#fail("Unclosed group");
    return this.#output + ")".repeat(this.#groups[0]?.opened ?? 0);
  }

  #step(): void {
    const letter = this.#text[this.#at] ?? "";
    if (letter === "\\") this.#escape();
    else if (letter === "[") this.#characterClass();
    else if (letter === "(") this.#open();
    else if (letter === ")") this.#close();
    else if ("*+?{".includes(letter)) this.#quantifier();
    else this.#plain(letter);
  }

  #plain(letter: string): void {
    this.#at++;
    if (letter === "^") this.#output += this.#multiline ? "(?m:^)" : "(?<![\\s\\S])";
    else if (letter === "$") this.#output += this.#multiline ? "(?m:$)" : `(?=${LINE_END}?(?![\\s\\S]))`;
    else if (letter === "." || letter === "|") this.#output += letter;
    else this.#output += escapeLiteral(letter);
  }

  #escape(): void {
    const letter = this.#text[this.#at + 1];
    if (letter === undefined) this.#fail("Unexpected internal error");
    if (letter === "Q") this.#quote();
    else if (letter === "G" || letter === "X" || letter === "N")
      throw new NotSupportedError(`\\${letter} in a regular expression`);
    else if (letter === "k" || /[1-9]/.test(letter)) this.#backReference();
    else if (letter in ESCAPES) this.#take(2, ESCAPES[letter] ?? "");
    else if (letter in SHORTHANDS) this.#take(2, `[${SHORTHANDS[letter] ?? ""}]`);
    else if (letter === "p" || letter === "P") this.#property();
    else this.#characterEscape();
  }

  #property(): void {
    const match = /^\\([pP])(?:\{([^}]*)\}|(.))/.exec(this.#rest()) ?? this.#fail("Unknown character property");
    const name = match[2] ?? match[3] ?? "";
    const members = propertyMembers(name);
    this.#take(match[0].length, `[${match[1] === "P" ? "^" : ""}${members}]`);
  }

  #backReference(): void {
    const match =
      /^\\(k<\w+>|[1-9])/.exec(this.#rest()) ?? this.#fail("\\k is not followed by '<' for named capturing group");
    this.#take(match[0].length, match[0].startsWith("\\k") ? match[0] : `(?:${match[0]})`);
  }

  #characterEscape(): void {
    const reader = new CharacterClassReader(this.#text, this.#at);
    const character = reader.escapedCharacter();
    this.#at = reader.at;
    this.#output += escapeLiteral(character);
  }

  #quote(): void {
    const end = this.#text.indexOf("\\E", this.#at);
    const quoted = this.#text.slice(this.#at + 2, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#text.length : end + 2;
    this.#output += [...quoted].map(escapeLiteral).join("");
  }

  #characterClass(): void {
    const reader = new CharacterClassReader(this.#text, this.#at);
    this.#output += reader.read();
    this.#at = reader.at;
  }

  #open(): void {
    const flags = /^\(\?([a-zA-Z-]+)([:)])/.exec(this.#rest());
    if (flags !== null) return this.#flags(flags);
    const lead = /^\((\?(?:[:=!]|<[=!]|<[A-Za-z]\w*>))?/.exec(this.#rest())?.[0] ?? "(";
    if (this.#rest().startsWith("(?>")) throw new NotSupportedError("an atomic group (?>…) in a regular expression");
    if (lead === "(" && this.#rest().startsWith("(?")) this.#fail("Unknown group type");
    this.#groups.push({ opened: 0, multiline: this.#multiline });
    this.#take(lead.length, lead);
  }

  /** `(?i)` holds until its group ends, so what follows is wrapped; `(?i:…)` is a group of its own. */
  #flags(match: RegExpExecArray): void {
    const [whole, letters = "", end] = match;
    if (!FLAGS.test(letters)) throw new NotSupportedError(`the flags (?${letters}) in a regular expression`);
    if (end === ":") this.#groups.push({ opened: 0, multiline: this.#multiline });
    else (this.#groups.at(-1) ?? this.#fail("")).opened++;
    const [on = "", off = ""] = letters.split("-");
    this.#multiline = (this.#multiline || on.includes("m")) && !off.includes("m");
    const [kept, dropped] = [on.replace(/[um]/g, ""), off.replace(/[um]/g, "")];
    this.#take(whole.length, `(?${kept}${dropped === "" ? "" : `-${dropped}`}:`);
  }

  #close(): void {
    const group = this.#groups.length > 1 ? this.#groups.pop() : undefined;
    if (group === undefined) this.#fail("Unmatched closing ')'");
    this.#multiline = group.multiline;
    this.#take(1, ")".repeat(group.opened + 1));
  }

  #quantifier(): void {
    const match = /^([*+?]|\{\d+(?:,\d*)?\})([?+]?)/.exec(this.#rest());
    if (match === null) this.#fail("Illegal repetition");
    if (match[2] === "+") throw new NotSupportedError("a possessive quantifier in a regular expression");
    if (this.#output === "" || /(^|[^\\])[(|]$/.test(this.#output)) this.#fail(`Dangling meta character '${match[1]}'`);
    this.#take(match[0].length, match[0]);
  }

  #take(length: number, output: string): void {
    this.#at += length;
    this.#output += output;
  }

  #rest(): string {
    return this.#text.slice(this.#at);
  }

  #fail(problem: string): never {
    raise("System.StringException", `Invalid regex: ${problem} near index ${this.#at}\n${this.#text}`);
  }
}
