import type { LiteralContext } from "@apexdevtools/apex-parser";
import { optional } from "../../syntax/node.ts";
import { unquote } from "../../syntax/text.ts";
import { NULL } from "../../types/builtin.ts";
import type { Body } from "../body.ts";
import { literal } from "../unit.ts";
import type { Expression } from "./expression.ts";

const LARGEST_INTEGER = 2_147_483_647n;
const LARGEST_LONG = 9_223_372_036_854_775_807n;

/**
 * A sign is no part of a number: the platform refuses `-2147483648`, as its digits are no Integer.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm
 */
export function compileLiteral(body: Body, node: LiteralContext): Expression {
  const text = node.getText();
  if (optional(node.NULL()) !== null) return { code: "null", type: NULL };
  if (optional(node.BooleanLiteral()) !== null) {
    const value = text.toLowerCase() === "true";
    return { code: literal(value), type: body.unit.typeNamed("Boolean"), nonNull: true, constant: value };
  }
  if (optional(node.IntegerLiteral()) !== null) return integer(body, node, text);
  if (optional(node.LongLiteral()) !== null) return long(body, node, text.slice(0, -1));
  if (optional(node.NumberLiteral()) !== null) return decimalOrDouble(body, text);
  const value = unquote(text);
  return { code: literal(value), type: body.unit.typeNamed("String"), nonNull: true, constant: value };
}

function integer(body: Body, node: LiteralContext, text: string): Expression {
  if (BigInt(text) > LARGEST_INTEGER) throw body.problem(node, "Illegal integer");
  const value = Number(text) | 0;
  return { code: literal(value), type: body.unit.typeNamed("Integer"), nonNull: true, constant: value };
}

function long(body: Body, node: LiteralContext, text: string): Expression {
  if (BigInt(text) > LARGEST_LONG) throw body.problem(node, "Illegal long");
  return { code: `${text}n`, type: body.unit.typeNamed("Long"), nonNull: true };
}

function decimalOrDouble(body: Body, text: string): Expression {
  if (/d$/i.test(text)) {
    const code = body.unit.constant(`$.double(${Number(text.slice(0, -1))})`);
    return { code, type: body.unit.typeNamed("Double"), nonNull: true };
  }
  const code = body.unit.constant(`$.decimal(${literal(text)})`);
  return { code, type: body.unit.typeNamed("Decimal"), nonNull: true };
}
