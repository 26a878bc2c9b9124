import type { ApexParserRuleContext, BoundExpressionContext } from "@apexdevtools/apex-parser";
import type { Bind, Literal, SourcePath } from "./ast.ts";

/** Reads names, binds and source text out of a parsed tree; one per query or search text. */
export class TreeReader {
  readonly text: string;
  readonly binds: Bind[] = [];
  readonly #start: number;

  constructor(root: ApexParserRuleContext) {
    const text = sourceOf(root);
    const isInBrackets = text.startsWith("[");
    this.#start = root.start.start + (isInBrackets ? 1 : 0);
    this.text = isInBrackets ? text.slice(1, -1) : text;
  }

  /** Characters from the start of the query's text. */
  at(context: ApexParserRuleContext): number {
    return Math.max(0, context.start.start - this.#start);
  }

  path(context: ApexParserRuleContext): SourcePath {
    return { names: context.getText().split("."), at: this.at(context) };
  }

  bind(context: BoundExpressionContext): Literal {
    const expression = context.expression();
    this.binds.push({ text: sourceOf(expression), at: this.at(expression), expression });
    return { kind: "bind", index: this.binds.length - 1 };
  }
}

/** The source text of a node, with its white space. */
function sourceOf(context: ApexParserRuleContext): string {
  const last = context.stop ?? context.start;
  return context.start.getInputStream().getText(context.start.start, last.stop);
}
