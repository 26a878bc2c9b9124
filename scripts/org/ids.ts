const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-5]{3})?$/;
const CHECK_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
const BLOCK = 5;

/** The 18-character form of an id; null where the text is no id. */
export function toLongId(text: string): string | null {
  if (!ID.test(text)) {
    return null;
  }
  const short = text.slice(0, 15);
  return short + [0, 1, 2].map((block) => checkCharacter(short.slice(block * BLOCK, (block + 1) * BLOCK))).join("");
}

/** Tells which letters of five are capitals. */
function checkCharacter(block: string): string {
  const bits = [...block].reduce((sum, character, index) => sum + (/[A-Z]/.test(character) ? 1 << index : 0), 0);
  return CHECK_CHARACTERS.charAt(bits);
}
