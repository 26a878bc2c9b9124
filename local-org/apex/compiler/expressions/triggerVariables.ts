import type { ApexType, FieldDeclaration } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { literal } from "../unit.ts";
import type { Expression } from "./expression.ts";

/**
 * `Trigger.new` and its like: null or false outside of triggers; within one typed with the trigger's object.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables.htm
 */
export function triggerVariable(body: Body, field: FieldDeclaration): Expression | null {
  if (field.owner.name !== "System.Trigger") return null;
  return { code: `$.trigger(${literal(field.name.toLowerCase())})`, type: variableType(body, field) };
}

function variableType(body: Body, field: FieldDeclaration): ApexType {
  const object = body.triggerObject;
  if (object === null) return field.type;
  const { universe } = body.unit;
  const name = field.name.toLowerCase();
  if (name === "new" || name === "old") return universe.listOf(object);
  if (name === "newmap" || name === "oldmap") return universe.mapOf(universe.type("Id"), object);
  return field.type;
}
