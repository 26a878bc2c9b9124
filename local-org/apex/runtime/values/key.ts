import { ApexBlob } from "./blob.ts";
import { ApexDate } from "./date.ts";
import { ApexDatetime } from "./datetime.ts";
import { ApexDecimal } from "./decimal.ts";
import { ApexDouble } from "./double.ts";
import { ApexList } from "./list.ts";
import { ApexMap } from "./map.ts";
import { ApexSet } from "./set.ts";
import { ApexSObject } from "./sobject.ts";
import { ApexTime } from "./time.ts";
import { isInstance, type ApexValue } from "./value.ts";

/** A JavaScript value that is the same (as `Map` compares) for Apex values that are the same as keys. */
export type Token = string | number | bigint | boolean | null | object;

/**
 * The token of a key, or undefined where only the value's own `equals` can tell: an instance of a class that declares it, or something
 * that holds one. Strings count with their case; sObjects, lists, sets and maps by what they hold.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_collections_maps_keys_userdefined.htm
 */
export function tokenOf(value: ApexValue): Token | undefined {
  if (typeof value === "string") return `s${value}`;
  if (value === null || typeof value !== "object") return value;
  if (value instanceof ApexList) return joined("L", value.items.map(tokenOf));
  if (value instanceof ApexSet) return joined("S", [...value.values()].map(tokenOf), true);
  if (value instanceof ApexMap) return mapToken(value);
  if (value instanceof ApexSObject) return sObjectToken(value);
  if (isInstance(value)) return value.apexHas("equals", 1) ? undefined : value;
  return plainToken(value);
}

/** Seen on the platform: two moments of the same second are equal, though `<` and `>` tell them apart. */
const SECOND = 1000;

function plainToken(value: Exclude<ApexValue, null>): Token {
  if (value instanceof ApexDecimal) return `d${value.value.toString()}`;
  if (value instanceof ApexDouble) return `f${value.value}`;
  // A Date equals the Datetime of its midnight in GMT.
  if (value instanceof ApexDate) return `T${value.milliseconds / SECOND}`;
  if (value instanceof ApexDatetime) return `T${Math.floor(value.milliseconds / SECOND)}`;
  if (value instanceof ApexTime) return `t${value.milliseconds}`;
  if (value instanceof ApexBlob) return `b${value.bytes.toString("base64")}`;
  return value;
}

function mapToken(map: ApexMap): Token | undefined {
  const pairs = [...map.entries()].map(([key, value]) => joined("P", [tokenOf(key), tokenOf(value)]));
  return joined("M", pairs, true);
}

function sObjectToken(record: ApexSObject): Token | undefined {
  const known = [...record.values()].filter(([, value]) => value !== null);
  const fields = known.map(([field, value]) => joined(field, [tokenOf(value)]));
  return joined(`O${record.type}`, fields, true);
}

function joined(kind: string, tokens: (Token | undefined)[], sorted = false): Token | undefined {
  if (tokens.some((token) => token === undefined)) return undefined;
  const texts = tokens.map((token) => spelt(token as Token));
  if (sorted) texts.sort();
  return `${kind}[${texts.map((text) => `${text.length}:${text}`).join("")}]`;
}

const identities = new WeakMap<object, number>();
let identityCount = 0;

/** A number for an object that stays the same as long as the object lives. */
export function identityOf(object: object): number {
  let identity = identities.get(object);
  if (identity === undefined) {
    identity = ++identityCount;
    identities.set(object, identity);
  }
  return identity;
}

function spelt(token: Token): string {
  if (typeof token === "string") return token;
  if (typeof token === "object" && token !== null) return `@${identityOf(token)}`;
  return `${typeof token}${String(token)}`;
}
