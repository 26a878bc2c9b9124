import { ApexDecimal, ApexList, ApexMap, type ApexValue } from "../../runtime/values/index.ts";
import type { JsonToken } from "./tokens.ts";
import type { JsonTree } from "./tree.ts";

/** As `JSON.deserializeUntyped`: maps, lists, Strings, Integers, Longs, Decimals, Booleans, nulls. */
export function untyped(tree: JsonTree): ApexValue {
  if (tree.kind === "scalar") return scalar(tree.token);
  if (tree.kind === "array") return new ApexList("Object", tree.items.map(untyped));
  return new ApexMap(
    "String",
    "Object",
    tree.members.map(([name, value]) => [name, untyped(value)])
  );
}

function scalar(token: JsonToken): ApexValue {
  switch (token.kind) {
    case "VALUE_STRING":
      return token.text;
    case "VALUE_NUMBER_INT":
      return wholeNumber(token.text);
    case "VALUE_NUMBER_FLOAT":
      return ApexDecimal.parse(token.text);
    case "VALUE_NULL":
      return null;
    default:
      return token.kind === "VALUE_TRUE";
  }
}

function wholeNumber(text: string): ApexValue {
  const number = BigInt(text);
  if (BigInt.asIntN(32, number) === number) return Number(number);
  return BigInt.asIntN(64, number) === number ? number : ApexDecimal.parse(text);
}
