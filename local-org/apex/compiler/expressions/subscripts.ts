import type { ArrayExpressionContext } from "@apexdevtools/apex-parser";
import { isList } from "../../types/builtin.ts";
import { isUnwritten } from "../../types/unwritten.ts";
import type { Body } from "../body.ts";
import { convert } from "../conversions.ts";
import { compile } from "./compile.ts";
import { notNull, type Expression, type Place } from "./expression.ts";

/** `list[index]`. */
export function compileSubscript(body: Body, node: ArrayExpressionContext): Expression {
  const list = compile(body, node.expression(0));
  const index = compile(body, node.expression(1));
  if (isUnwritten(list.type)) return { code: `${notNull(list)}.get(${notNull(index)})`, type: list.type };
  const element = list.type.args[0];
  if (!isList(list.type) || element === undefined) {
    throw body.problem(node, `Expression must be a list type: ${list.type.name}`);
  }
  if (index.type.key !== "integer") {
    throw body.problem(node, `List index must be of type Integer: ${index.type.name}`);
  }
  const place = (): Place => {
    const [heldList, heldIndex] = [body.temporary(), body.temporary()];
    return {
      type: element,
      setup: [`${heldList} = ${notNull(list)}`, `${heldIndex} = ${notNull(index)}`],
      read: `${heldList}.get(${heldIndex})`,
      write: (value) => `$.setItem(${heldList}, ${heldIndex}, ${value})`
    };
  };
  return {
    code: `${notNull(list)}.get(${convert({ ...index, code: notNull(index) }, index.type)})`,
    type: element,
    place
  };
}
