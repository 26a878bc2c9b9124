/** What this compiler uses of a node of the parse tree (the parser's own types do not carry their base class). */
export interface SyntaxNode {
  readonly start: { line: number; column: number; start: number };
  readonly stop: { line: number; column: number; stop: number } | null;
  getText(): string;
}

/** A place in a source file; lines and columns begin with 1, as in Salesforce's messages. */
export interface Position {
  line: number;
  column: number;
}

export function positionOf(node: SyntaxNode): Position {
  return { line: node.start.line, column: node.start.column + 1 };
}

/** The parser gives null or undefined for a part that is absent, whatever its types say. */
export function optional<T>(part: T): T | null {
  return part ?? null;
}

/** The node's own text in the source; the parser counts characters, not UTF-16 units. */
export function sliceOf(source: string, node: SyntaxNode): string {
  const end = (node.stop?.stop ?? node.start.start) + 1;
  const characters = charactersOf(source);
  return characters === null ? source.slice(node.start.start, end) : characters.slice(node.start.start, end).join("");
}

let looked: { source: string; characters: string[] | null } = { source: "", characters: null };

/** The characters of a source some of which take two UTF-16 units; null for all others. Remembers the source it looked at last. */
function charactersOf(source: string): string[] | null {
  if (looked.source !== source) {
    looked = { source, characters: /[\ud800-\udfff]/.test(source) ? [...source] : null };
  }
  return looked.characters;
}
