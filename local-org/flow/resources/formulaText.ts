import { namingEachItem } from "../interviews/eachItem.ts";

const TEXT_OR_REFERENCE = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\{!([^{}]+)\}/g;

/** A flow's formula as the formula language has it: `{!Name}` is the name, but within texts. */
export function formulaText(expression: string): string {
  return expression.replace(TEXT_OR_REFERENCE, (whole, reference: string | undefined) =>
    reference === undefined ? whole : namingEachItem(reference.trim())
  );
}
