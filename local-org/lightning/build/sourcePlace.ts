export interface SourcePlace {
  /** From 1 on. */
  line: number;
  /** From 1 on. */
  column: number;
}

/** Line and column of an offset. */
export function positionAt(source: string, offset: number): SourcePlace {
  const before = source.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Where a source imports a module, or a template uses the component of that name; its beginning where neither is found. */
export function placeOfImport(source: string, specifier: string, name?: string): SourcePlace {
  const candidates = [`"${specifier}"`, `'${specifier}'`, `<${tagName(specifier)}`];
  const statement = candidates.map((text) => source.indexOf(text)).find((offset) => offset >= 0) ?? 0;
  if (name === undefined) return positionAt(source, statement);
  const named = source.lastIndexOf(name, statement);
  return positionAt(source, named >= 0 ? named : statement);
}

/** `c/bookCard` as a template writes it: `c-book-card`. */
function tagName(specifier: string): string {
  return specifier.replace("/", "-").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
