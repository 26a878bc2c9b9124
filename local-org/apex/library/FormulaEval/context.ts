import type { FieldSchema, FieldType, SObjectSchema } from "../../../schema/types.ts";
import type { FieldValue } from "../../../values.ts";
import { toFieldValue } from "../../runtime/convert.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { fieldMembers, readField, ApexObject } from "../../runtime/object.ts";
import { ApexSObject, raise, type ApexValue } from "../../runtime/values/index.ts";

/** The formula types of the primitives that a variable of a class may have. */
const TYPES: Record<string, FieldType> = {
  Boolean: "boolean",
  Date: "date",
  Datetime: "datetime",
  Decimal: "double",
  Double: "double",
  Id: "id",
  Integer: "int",
  Long: "long",
  String: "string",
  Time: "time"
};

/** A class of the project as a formula sees it: its variables are fields, those that hold records are parents. */
export function schemaOfClass(className: string): SObjectSchema {
  const { catalog, platform } = currentExecution();
  if (!catalog.isGlobal(className)) {
    raise("System.FormulaValidationException", `The context type ${className} must be global`);
  }
  const base = platform.schema.requireObject("Organization");
  const pattern = base.field("Name") as FieldSchema;
  const field = (name: string): FieldSchema | undefined => {
    const type = TYPES[catalog.variableType(className, name) ?? ""];
    return type === undefined ? undefined : { ...pattern, name, type, formula: null };
  };
  const parentRelationship = (name: string): FieldSchema | undefined => {
    const parent = platform.schema.object(catalog.variableType(className, name) ?? "");
    return parent && { ...pattern, name, type: "reference", relationshipName: name, referenceTo: [parent.name] };
  };
  return Object.create(base, {
    name: { value: className },
    field: { value: field },
    parentRelationship: { value: parentRelationship }
  }) as SObjectSchema;
}

/** The value of one of a formula's references, such as `Account.Name`, in a record or an object of a class. */
export function referencedValue(context: ApexValue, reference: string): FieldValue {
  const steps = reference.split(".").map((step) => step.split(":")[0] ?? "");
  let value = context;
  for (const [at, step] of steps.entries()) {
    if (value === null) return null;
    value = at < steps.length - 1 ? parentOf(value, step) : memberOf(value, step);
  }
  return toFieldValue(value);
}

function parentOf(value: ApexValue, relation: string): ApexValue {
  return value instanceof ApexSObject ? value.parent(relation) : memberOf(value, relation);
}

function memberOf(value: ApexValue, name: string): ApexValue {
  if (value instanceof ApexSObject) return value.getByName(name);
  const member =
    value instanceof ApexObject
      ? fieldMembers(value).find((each) => each.name.toLowerCase() === name.toLowerCase())
      : undefined;
  if (value instanceof ApexObject && member !== undefined) return readField(value, member);
  return raise("System.FormulaEvaluationException", `Field ${name} does not exist in the context`);
}
