/** Whether conditions hold together; each is asked for by its place, from 1 on, and no oftener than needed. */
export type Logic = (holds: (place: number) => boolean) => boolean;

const TOKEN = /\s*(\d+|AND|OR|NOT|\(|\))\s*/iy;

/**
 * `and`, `or`, or a text such as `1 AND (2 OR NOT 3)`, for so many conditions. AND binds closer than OR.
 * @returns null for what cannot be read
 */
export function readLogic(text: string, count: number): Logic | null {
  const places = Array.from({ length: count }, (_, at) => at + 1);
  if (text.toLowerCase() === "and") return (holds) => places.every(holds);
  if (text.toLowerCase() === "or") return (holds) => places.some(holds);
  const tokens = tokensOf(text);
  const logic = tokens === null ? null : either(tokens);
  return tokens?.length === 0 ? logic : null;
}

function tokensOf(text: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) return null;
    tokens.push(token.toUpperCase());
  }
  return tokens;
}

function either(tokens: string[]): Logic | null {
  const parts = sequence(tokens, "OR", both);
  return parts === null ? null : (holds) => parts.some((part) => part(holds));
}

function both(tokens: string[]): Logic | null {
  const parts = sequence(tokens, "AND", operand);
  return parts === null ? null : (holds) => parts.every((part) => part(holds));
}

function sequence(tokens: string[], word: string, next: (tokens: string[]) => Logic | null): Logic[] | null {
  const parts: Logic[] = [];
  do {
    const part = next(tokens);
    if (part === null) return null;
    parts.push(part);
  } while (tokens[0] === word && tokens.shift() !== undefined);
  return parts;
}

function operand(tokens: string[]): Logic | null {
  const token = tokens.shift();
  if (token === "NOT") {
    const inner = operand(tokens);
    return inner === null ? null : (holds) => !inner(holds);
  }
  if (token === "(") {
    const inner = either(tokens);
    return tokens.shift() === ")" ? inner : null;
  }
  const place = Number(token);
  return Number.isInteger(place) && place > 0 ? (holds) => holds(place) : null;
}
