import { readFileSync } from "node:fs";
import { base62 } from "../ids.ts";
import type { ObjectDraft } from "./objectModel.ts";
import type { SObjectKind } from "./types.ts";

/** Source: the Object Reference and https://help.salesforce.com/s/articleView?id=000385203 */
const PLATFORM = JSON.parse(readFileSync(new URL("standard/keyPrefixes.json", import.meta.url), "utf8")) as Record<
  string,
  string
>;

/** The first character of the prefixes that an org gives out itself, by kind. */
const FIRST_CHARACTER: Record<SObjectKind, string> = {
  standard: "x",
  custom: "a",
  customSetting: "a",
  customMetadata: "m",
  platformEvent: "e",
  bigObject: "n",
  share: "z",
  history: "h"
};

/**
 * Gives every object a key prefix: the platform's, the known one (of earlier starts, so that stored ids keep their meaning), or
 * else the next free one.
 */
export function assignKeyPrefixes(drafts: Iterable<ObjectDraft>, known: ReadonlyMap<string, string>): void {
  const taken = new Set([...Object.values(PLATFORM), ...known.values()]);
  const waiting: ObjectDraft[] = [];
  for (const draft of drafts) {
    const prefix = PLATFORM[draft.name] ?? known.get(draft.name);
    if (prefix === undefined) waiting.push(draft);
    else draft.keyPrefix = prefix;
  }
  for (const draft of waiting.sort((a, b) => (a.name < b.name ? -1 : 1)))
    draft.keyPrefix = nextFree(FIRST_CHARACTER[draft.kind], taken);
}

function nextFree(first: string, taken: Set<string>): string {
  for (let n = 0; ; n += 1) {
    const prefix = first + base62(n).padStart(2, "0");
    if (taken.has(prefix)) continue;
    taken.add(prefix);
    return prefix;
  }
}
