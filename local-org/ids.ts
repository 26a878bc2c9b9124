/**
 * Record ids: 15 case-sensitive characters, or 18 with a suffix that makes them safe where case is lost.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm
 */

const SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SHORT = /^[A-Za-z0-9]{15}$/;
const LONG = /^[A-Za-z0-9]{15}[A-Za-z0-5]{3}$/;

/** Whether the text has the form of a record id of 15 characters, or of 18 with the right suffix. */
export function isId(text: string): boolean {
  return SHORT.test(text) || (LONG.test(text) && suffixOf(withCaseOf(text)) === text.slice(15).toUpperCase());
}

/** The id with 18 characters. The text must be an id: see `isId`. */
export function to18(id: string): string {
  if (id.length === 15) return id + suffixOf(id);
  const restored = withCaseOf(id);
  return restored + suffixOf(restored);
}

/** The id with 15 characters. */
export function to15(id: string): string {
  return to18(id).slice(0, 15);
}

/** The id of the object's n-th record, 18 characters. */
export function idOf(keyPrefix: string, n: number): string {
  return to18(keyPrefix + base62(n).padStart(12, "0"));
}

/** The whole number in base 62, digits before capitals before small letters. */
export function base62(n: number): string {
  let digits = "";
  for (let rest = n; rest > 0; rest = Math.floor(rest / 62)) digits = DIGITS.charAt(rest % 62) + digits;
  return digits === "" ? "0" : digits;
}

/** Each suffix character tells of five characters which of them are capitals. */
function suffixOf(id15: string): string {
  return [0, 5, 10].map((start) => SUFFIX.charAt(capitals(id15.slice(start, start + 5)))).join("");
}

function capitals(five: string): number {
  return [...five].reduce((bits, character, index) => (/[A-Z]/.test(character) ? bits | (1 << index) : bits), 0);
}

/** The first 15 characters with the case that the suffix remembers. */
function withCaseOf(id18: string): string {
  const suffix = id18.slice(15).toUpperCase();
  return [...id18.slice(0, 15)]
    .map((character, index) => {
      const bits = SUFFIX.indexOf(suffix.charAt(Math.floor(index / 5)));
      return bits & (1 << (index % 5)) ? character.toUpperCase() : character.toLowerCase();
    })
    .join("");
}
