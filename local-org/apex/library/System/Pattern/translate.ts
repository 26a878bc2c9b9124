import { NotSupportedError } from "../../../../errors.ts";
import { CharacterClassReader, escapeLiteral } from "./characterClass.ts";
import type { Growth } from "./bounded.ts";
import { propertyMembers, SHORTHANDS } from "./classes.ts";
import { wrongRegex } from "./wrongRegex.ts";

/** Inline flags that JavaScript has too, and comments; the others are refused. */
const FLAGS = /^[imsux-]*$/;
/** So many optional parts double the search too often. */
const MANY_OPTIONS = 15;
const LINE_END = "(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])";
const ESCAPES: Record<string, string> = {
  A: "(?<![\\s\\S])",
  z: "(?![\\s\\S])",
  Z: `(?=${LINE_END}?(?![\\s\\S]))`,
  b: "\\b",
  B: "\\B",
  R: LINE_END
};

export interface Translation {
  /** In JavaScript, for the flag `v`. A group called `_atomic…` is the translation's own; back references stand as `(?:\\1)` with Java's numbers. */
  source: string;
  growth: Growth;
  /** Begins with `\\G`: each match must begin where the one before ended. */
  continues: boolean;
}

/**
 * Translates a regular expression of Java. What JavaScript gives no one back from, `(?>x)` and `x*+`, becomes `(?=(x))\\1`.
 * Throws `System.StringException` for one that is wrong and `NotSupportedError` for what JavaScript has not: `\\G` but at the start, `\\X`, `\\N`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_pattern_and_matcher_pattern_methods.htm
 */
export function translate(pattern: string): Translation {
  return new Translator(pattern).run();
}

interface Group {
  /** How many flag groups were opened within it. */
  opened: number;
  /** The flags outside of it. */
  multiline: boolean;
  comments: boolean;
  /** Where it begins in the output. */
  start: number;
  atomic: boolean;
  /** Whether it can match in more than one way. */
  varies: boolean;
}

class Translator {
  readonly #text: string;
  #at = 0;
  #output = "";
  #multiline = false;
  #comments = false;
  readonly #groups: Group[] = [];
  /** Where in the output the part begins to which a quantifier would belong. */
  #part = 0;
  /** Whether that part can match in more than one way. */
  #partVaries = false;
  #unbounded = 0;
  #optional = 0;
  #nested = false;
  #atomic = 0;
  readonly #names = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  run(): Translation {
    const continues = this.#text.startsWith("\\G");
    if (continues) this.#at = 2;
    const whole = this.#group("", false);
    while (this.#at < this.#text.length) this.#step();
    if (this.#groups.length > 1) this.#fail("Unclosed group", this.#text.length);
    const exponential = this.#nested || this.#optional > MANY_OPTIONS;
    const source = this.#output + ")".repeat(whole.opened);
    return { source, continues, growth: exponential ? Infinity : this.#unbounded + 1 };
  }

  #step(): void {
    const letter = this.#text[this.#at] ?? "";
    if (this.#comments && /[\s#]/.test(letter)) return this.#skipComment();
    if (!"*+?{)".includes(letter)) this.#begin();
    if (letter === "\\") this.#escape();
    else if (letter === "[") this.#characterClass();
    else if (letter === "(") this.#open();
    else if (letter === ")") this.#close();
    else if ("*+?{".includes(letter)) this.#quantifier();
    else this.#plain(letter);
  }

  /** Blanks, and what stands behind `#` on its line. */
  #skipComment(): void {
    this.#at += /^(?:\s+|#.*)/.exec(this.#rest())?.[0].length ?? 1;
  }

  #begin(): void {
    this.#part = this.#output.length;
    this.#partVaries = false;
  }

  #plain(letter: string): void {
    this.#at++;
    if (letter === "^") this.#output += this.#multiline ? "(?m:^)" : "(?<![\\s\\S])";
    else if (letter === "$") this.#output += this.#multiline ? "(?m:$)" : `(?=${LINE_END}?(?![\\s\\S]))`;
    else if (letter === ".") this.#output += letter;
    else if (letter === "|") this.#alternative();
    else this.#output += escapeLiteral(letter);
  }

  #alternative(): void {
    this.#output += "|";
    this.#begin();
    for (const group of this.#groups) group.varies = true;
  }

  #escape(): void {
    const letter = this.#text[this.#at + 1];
    if (letter === undefined) this.#fail("Unescaped trailing backslash", this.#text.length);
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
    const match =
      /^\\([pP])(?:\{([^}]*)\}|(.))/.exec(this.#rest()) ?? this.#fail("Unknown character property", this.#at + 1);
    const name = match[2] ?? match[3] ?? "";
    const members = propertyMembers(name);
    this.#take(match[0].length, `[${match[1] === "P" ? "^" : ""}${members}]`);
  }

  #backReference(): void {
    const match =
      /^\\(?:k<(\w+)>|[1-9])/.exec(this.#rest()) ??
      this.#fail("\\k is not followed by '<' for named capturing group", this.#at + 2);
    const name = match[1];
    if (name !== undefined && !this.#names.has(name)) {
      this.#fail(`named capturing group <${name}> does not exist`, this.#at + match[0].length - 1);
    }
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
    const reader = new CharacterClassReader(this.#text, this.#at, this.#comments);
    this.#output += reader.read();
    this.#at = reader.at;
  }

  #open(): void {
    const flags = /^\(\?([a-zA-Z-]+)([:)])/.exec(this.#rest());
    if (flags !== null) return this.#flags(flags);
    if (this.#rest().startsWith("(?>")) return this.#openAtomic();
    const lead = /^\((\?(?:[:=!]|<[=!]|<[A-Za-z]\w*>))?/.exec(this.#rest())?.[0] ?? "(";
    if (lead === "(" && this.#rest().startsWith("(?")) this.#wrongGroup();
    this.#rememberName(lead);
    this.#group(lead, false);
    this.#at += lead.length;
  }

  #wrongGroup(): never {
    if (/^\(\?<[^=!]/.test(this.#rest())) {
      this.#fail("capturing group name does not start with a Latin letter", this.#at + 3);
    }
    this.#fail("Unknown inline modifier", this.#at + 2);
  }

  #rememberName(lead: string): void {
    const name = /<(\w+)>/.exec(lead)?.[1];
    if (name === undefined) return;
    if (this.#names.has(name)) {
      this.#fail(`Named capturing group <${name}> is already defined`, this.#at + lead.length - 1);
    }
    this.#names.add(name);
  }

  #openAtomic(): void {
    this.#group("(?:", true);
    this.#at += "(?>".length;
  }

  #group(lead: string, atomic: boolean): Group {
    const group: Group = {
      opened: 0,
      multiline: this.#multiline,
      comments: this.#comments,
      start: this.#output.length,
      atomic,
      varies: false
    };
    this.#groups.push(group);
    this.#output += lead;
    this.#begin();
    return group;
  }

  /** `(?i)` holds until its group ends, so what follows is wrapped; `(?i:…)` is a group of its own. */
  #flags(match: RegExpExecArray): void {
    const [whole, letters = "", end] = match;
    const unknown = letters.search(/[^dimsuxU-]/);
    if (unknown >= 0) this.#fail("Unknown inline modifier", this.#at + 2 + unknown);
    if (!FLAGS.test(letters)) throw new NotSupportedError(`the flags (?${letters}) in a regular expression`);
    if (end === ":") this.#group("", false);
    else (this.#groups.at(-1) ?? this.#fail("Unknown inline modifier", this.#at)).opened++;
    const [on = "", off = ""] = letters.split("-");
    this.#multiline = (this.#multiline || on.includes("m")) && !off.includes("m");
    this.#comments = (this.#comments || on.includes("x")) && !off.includes("x");
    const [kept, dropped] = [on.replace(/[umx]/g, ""), off.replace(/[umx]/g, "")];
    this.#take(whole.length, `(?${kept}${dropped === "" ? "" : `-${dropped}`}:`);
    this.#begin();
  }

  #close(): void {
    const group = this.#groups.length > 1 ? this.#groups.pop() : undefined;
    if (group === undefined) this.#fail("Unmatched closing ')'", this.#at - 1);
    this.#multiline = group.multiline;
    this.#comments = group.comments;
    this.#take(1, ")".repeat(group.opened + 1));
    this.#part = group.start;
    this.#partVaries = group.varies;
    if (group.atomic) this.#makeAtomic();
  }

  #quantifier(): void {
    const match = /^([*+?]|\{\d+(?:,\d*)?\})([?+]?)/.exec(this.#rest());
    if (match === null) this.#wrongRepetition();
    const [whole, times = "", kind] = match;
    if (this.#part === this.#output.length) {
      if (times.startsWith("{")) this.#fail("Illegal repetition", this.#at - 1);
      this.#fail(`Dangling meta character '${times}'`, this.#at);
    }
    const [, least = 0, most = Infinity] = /(\d+),(\d+)/.exec(times)?.map(Number) ?? [];
    if (most < least) this.#fail("Illegal repetition range", this.#at + times.length - 1);
    this.#countSteps(times);
    if (kind === "+") {
      this.#take(whole.length, times);
      this.#makeAtomic();
    } else this.#take(whole.length, whole);
    this.#part = this.#output.length;
  }

  #wrongRepetition(): never {
    const digits = /^\{\d+(?:,\d*)?/.exec(this.#rest())?.[0];
    if (digits === undefined) this.#fail("Illegal repetition", this.#at - 1);
    this.#fail("Unclosed counted closure", this.#at + digits.length);
  }

  /** How the quantifier lets the search grow. */
  #countSteps(times: string): void {
    const most = times === "?" ? 1 : /^\{(?:\d+,)?(\d+)\}$/.exec(times)?.[1];
    if (most === undefined) this.#unbounded++;
    else if (times === "?" || times.includes(",")) this.#optional++;
    if (this.#partVaries && times !== "?") this.#nested = true;
    const fixed = /^\{\d+\}$/.test(times);
    if (!fixed) for (const group of this.#groups) group.varies = true;
  }

  /** Lets the part match in its first way only: what a lookahead has found is not searched again. */
  #makeAtomic(): void {
    const name = `_atomic${++this.#atomic}`;
    const part = this.#output.slice(this.#part);
    this.#output = `${this.#output.slice(0, this.#part)}(?:(?=(?<${name}>${part}))\\k<${name}>)`;
  }

  #take(length: number, output: string): void {
    this.#at += length;
    this.#output += output;
  }

  #rest(): string {
    return this.#text.slice(this.#at);
  }

  #fail(problem: string, at: number): never {
    wrongRegex(problem, this.#text, at);
  }
}
