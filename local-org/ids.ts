const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/** An id with 18 characters: the 15 and three that tell which of them are capitals. Anything else comes back as it is. */
export function caseSafeId(id: string): string {
  if (!/^[A-Za-z0-9]{15}$/.test(id)) return id;
  return id + [0, 5, 10].map((start) => checkCharacter(id.slice(start, start + 5))).join("");
}

/** True for an id with 15 characters, or with 18 whose last three fit. */
export function isId(text: string): boolean {
  if (/^[A-Za-z0-9]{15}$/.test(text)) return true;
  return /^[A-Za-z0-9]{18}$/.test(text) && caseSafeId(text.slice(0, 15)).toUpperCase() === text.toUpperCase();
}

function checkCharacter(chunk: string): string {
  const bits = [...chunk].reduce((sum, sign, index) => sum + (sign >= "A" && sign <= "Z" ? 1 << index : 0), 0);
  return ALPHABET.charAt(bits);
}
