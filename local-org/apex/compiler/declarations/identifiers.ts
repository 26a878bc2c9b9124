import type { SyntaxNode } from "../../syntax/node.ts";
import { problem, type Source } from "../source.ts";

/**
 * Words that name no variable, though the grammar would let them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_reserved_words.htm
 */
const RESERVED = new Set(
  `activate any array as asc autonomous begin bigdecimal blob boolean bulk by byte case cast char collect commit const
   currency date datetime decimal default desc double end exception exit export float from goto group having hint import
   in inner int integer into join like limit list long loop map not nulls number object of on or outer package parallel
   pragma retrieve rollback select set short sobject sort string synchronized system then time transaction trigger using
   when where`.split(/\s+/)
);

/** Holds the name of a variable to what the platform takes for one. */
export function checkIdentifier(source: Source, node: SyntaxNode, name: string): void {
  if (RESERVED.has(name.toLowerCase())) throw problem(source, node, `Identifier name is reserved: ${name}`);
  if (/^_|__|_$/.test(name)) throw problem(source, node, `Invalid character in identifier: ${name}`);
  if (name.length > 255) throw problem(source, node, `Identifier name is too long: ${name}`);
}
