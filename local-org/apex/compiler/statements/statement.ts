import type { SyntaxNode } from "../../syntax/node.ts";
import type { Body } from "../body.ts";

/** A compiled statement. */
export interface Statement {
  readonly code: string;
  /** Whether what follows it can be reached. */
  readonly completes: boolean;
  /** What follows it is not taken for unreachable, though it never ends. */
  readonly mayBeFollowed?: true;
}

/** Marks the line for stack traces and coverage. */
export function mark(body: Body, node: SyntaxNode): string {
  const { line } = node.start;
  body.unit.statementAt(line);
  return `$f.line = ${line}; $h[${line}]++;`;
}

export function simple(code: string): Statement {
  return { code, completes: true };
}
