import { OrgError } from "../../errors.ts";

const CHECK_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/u;

/** An id as the store has it, with 18 characters. Throws an `OrgError` INVALID_QUERY_FILTER_OPERATOR for what is no id. */
export function idWithCheckCharacters(id: string): string {
  if (!ID.test(id)) throw new OrgError("INVALID_QUERY_FILTER_OPERATOR", `invalid ID field: ${id}`);
  return id.length === 18 ? id : id + [0, 5, 10].map((start) => checkCharacter(id.slice(start, start + 5))).join("");
}

/** Tells which of five characters are capitals. */
function checkCharacter(characters: string): string {
  const bits = [...characters].reduce((sum, character, index) => sum + (/[A-Z]/u.test(character) ? 1 << index : 0), 0);
  return CHECK_CHARACTERS.charAt(bits);
}
