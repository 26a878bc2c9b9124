import { raise } from "../../../runtime/values/index.ts";

/** Throws `System.StringException` for a regular expression that Java refuses: what is wrong, and where Java's reader stands. */
export function wrongRegex(problem: string, pattern: string, at: number): never {
  const place = at < 0 ? "" : ` near index ${at}`;
  const pointer = at < 0 || at >= pattern.length ? "" : `\n${" ".repeat(at)}^`;
  raise("System.StringException", `Invalid regex: ${problem}${place}\n${pattern}${pointer}`);
}
