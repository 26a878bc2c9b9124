import { NotSupportedError } from "../../../../errors.ts";
import { bounded, mayTakeLong } from "./bounded.ts";
import { translate, type Translation } from "./translate.ts";

const kept = new Map<string, JavaRegex>();
const MOST_KEPT = 500;

/** The regular expression of Java, compiled once. Throws `System.StringException` for a wrong one. */
export function javaRegex(pattern: string): JavaRegex {
  let regex = kept.get(pattern);
  if (regex === undefined) {
    if (kept.size >= MOST_KEPT) kept.clear();
    regex = new JavaRegex(translate(pattern));
    kept.set(pattern, regex);
  }
  return regex;
}

/** A match, its groups numbered as Java numbers them. */
export class Match {
  readonly #found: RegExpExecArray;
  readonly #numbers: readonly number[];

  constructor(found: RegExpExecArray, numbers: readonly number[]) {
    this.#found = found;
    this.#numbers = numbers;
  }

  get start(): number {
    return this.#found.index;
  }

  get end(): number {
    return this.#found.index + this.#found[0].length;
  }

  get groupCount(): number {
    return this.#numbers.length - 1;
  }

  /** Null where the group took no part. */
  group(number: number): string | null {
    return this.#found[this.#numbers[number] ?? -1] ?? null;
  }

  /** Where the group begins and ends; null where it took no part. */
  place(number: number): [start: number, end: number] | null {
    return this.#found.indices?.[this.#numbers[number] ?? -1] ?? null;
  }

  /** Undefined where there is no group of this name. */
  named(name: string): string | null | undefined {
    const { groups } = this.#found;
    return groups !== undefined && name in groups ? (groups[name] ?? null) : undefined;
  }
}

export class JavaRegex {
  readonly groupCount: number;
  readonly #translation: Translation;
  readonly #numbers: readonly number[];
  readonly #searching: RegExp;
  readonly #starting: RegExp;
  #whole: RegExp | null = null;

  constructor(translation: Translation) {
    this.#translation = translation;
    this.#numbers = groupNumbers(translation.source);
    this.groupCount = this.#numbers.length - 1;
    const source = withJavaScriptNumbers(translation.source, this.#numbers);
    this.#starting = regExp(source, "dyv");
    this.#searching = translation.continues ? this.#starting : regExp(source, "dgv");
  }

  /** The next matches from a place on, so many at most; one search behind each other as `Matcher.find` makes them. */
  find(text: string, from: number, most = Infinity): Match[] {
    return this.#guarded(text, () => {
      const found: Match[] = [];
      for (let at = from; found.length < most && at <= text.length;) {
        const match = this.#run(this.#searching, text, at);
        if (match === null) break;
        found.push(match);
        at = match.end === match.start ? match.end + 1 : match.end;
      }
      return found;
    });
  }

  /** A match that begins where the text begins and, when whole, ends where it ends. */
  atStart(text: string, whole: boolean): Match | null {
    const regex = whole
      ? (this.#whole ??= new RegExp(`(?:${this.#starting.source})(?![\\s\\S])`, "dyv"))
      : this.#starting;
    return this.#guarded(text, () => this.#run(regex, text, 0));
  }

  #run(regex: RegExp, text: string, from: number): Match | null {
    regex.lastIndex = from;
    const found = regex.exec(text);
    return found === null ? null : new Match(found, this.#numbers);
  }

  #guarded<T>(text: string, search: () => T): T {
    return mayTakeLong(this.#translation.growth, text.length) ? bounded(search) : search();
  }
}

/** What Java allows and JavaScript does not, such as a quantifier behind a lookbehind, is not supported. */
function regExp(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw new NotSupportedError(`a regular expression of Java (${String(error)})`);
  }
}

/** For each group of Java its number in JavaScript, where the translation's own groups count too; 0 is the whole match. */
function groupNumbers(source: string): number[] {
  const groups = [...source.matchAll(/\((?!\?)|\(\?<(?![=!])(\w+)>/g)].map((match) => match[1] ?? "");
  return [0, ...groups.flatMap((name, at) => (name.startsWith("_atomic") ? [] : [at + 1]))];
}

function withJavaScriptNumbers(source: string, numbers: readonly number[]): string {
  return source.replace(/\(\?:\\(\d)\)/g, (_written, number: string) => `(?:\\${numbers[Number(number)] ?? number})`);
}
