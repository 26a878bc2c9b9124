import type { SyntaxNode } from "../../syntax/node.ts";
import { problem, type Source } from "../source.ts";

/** Words of the language that the grammar takes for names. */
const KEYWORDS = new Set(
  "as asc bulk by commit desc from having in like limit list map not nulls on or select trigger using where".split(" ")
);

/**
 * Words that name no variable.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_reserved_words.htm
 */
const RESERVED = new Set(
  `activate any array autonomous begin bigdecimal blob boolean byte case cast char collect const currency date datetime
   decimal default double end exception exit export float goto group hint import inner int integer into join long loop
   number object of outer package parallel pragma retrieve rollback set short sobject sort string synchronized system
   then time transaction when`.split(/\s+/)
);

/** Holds the name of a variable to what the platform takes for one. */
export function checkIdentifier(source: Source, node: SyntaxNode, name: string): void {
  if (KEYWORDS.has(name.toLowerCase())) throw problem(source, node, `Unexpected token '${name}'.`);
  if (RESERVED.has(name.toLowerCase())) throw problem(source, node, `Identifier name is reserved: ${name}`);
  if (/^_|__|_$/.test(name)) throw problem(source, node, `Invalid character in identifier: ${name}`);
  if (name.length > 255) throw problem(source, node, `Identifier name is too long: ${name}`);
}
