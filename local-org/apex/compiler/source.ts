import { NotSupportedError, SourceError } from "../../errors.ts";
import { positionOf, type SyntaxNode } from "../syntax/node.ts";

/** One Apex source that is being compiled. */
export interface Source {
  /** Path as messages show it. */
  readonly file: string;
  readonly text: string;
}

/** A compile error at a place in the source. */
export function problem(source: Source, node: SyntaxNode, message: string): SourceError {
  const { line, column } = positionOf(node);
  return new SourceError(source.file, line, column, message);
}

/** Something that the platform compiles and this compiler does not. */
export function unsupported(source: Source, node: SyntaxNode, what: string): SourceError {
  return problem(source, node, new NotSupportedError(what).message);
}
