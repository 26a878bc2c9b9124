import { describeField } from "../library/Schema/DescribeFieldResult.ts";
import { describeSObject, DescribeSObjectResultClass } from "../library/Schema/DescribeSObjectResult.ts";
import { fieldSetsOf } from "../library/Schema/FieldSet.ts";
import type { ApexSObjectField } from "../library/Schema/SObjectField.ts";
import { fieldTokenOf } from "../library/Schema/SObjectField.ts";
import { ApexSObjectType, sObjectTypeOf } from "../library/Schema/SObjectType.ts";
import { ApexType } from "../library/System/Type.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { currentExecution } from "./execution.ts";
import type { ApexValue } from "./values/index.ts";

const objectNamed = (name: string): SObjectSchema => currentExecution().platform.schema.requireObject(name);

/** `Account.SObjectType`. */
export function sObjectToken(object: string): ApexSObjectType {
  return sObjectTypeOf(objectNamed(object));
}

/** `Account.Name`. */
export function fieldToken(object: string, field: string): ApexSObjectField {
  const schema = objectNamed(object);
  const found = schema.field(field);
  if (found === undefined) throw new Error(`${object} has no field ${field}`);
  return fieldTokenOf(schema, found);
}

/** What a token describes: `Schema.SObjectType.Account`, `Schema.SObjectType.Account.fields.Name`. */
export function describe(token: ApexSObjectType | ApexSObjectField): ApexValue {
  return token instanceof ApexSObjectType ? describeSObject(token.object) : describeField(token.object, token.field);
}

/** `Schema.SObjectType.Account.fields` and `.fieldSets`. */
export function describePart(object: string, part: "fields" | "fieldsets"): ApexValue {
  const name = part === "fields" ? "Fields" : "FieldSets";
  return DescribeSObjectResultClass.properties?.[name]?.get(describeSObject(objectNamed(object)) as never) ?? null;
}

/** `Foo.class`. */
export function typeToken(name: string): ApexType {
  return new ApexType(name);
}

/** `Schema.SObjectType.Account.fieldSets.Name`. */
export function fieldSet(object: string, name: string): ApexValue {
  for (const [key, value] of fieldSetsOf(objectNamed(object)).entries()) {
    if (String(key).toLowerCase() === name.toLowerCase()) return value;
  }
  return null;
}
