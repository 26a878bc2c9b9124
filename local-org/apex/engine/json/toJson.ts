import { NotSupportedError } from "../../../errors.ts";
import { ApexObject, fieldMembers, readField } from "../../runtime/object.ts";
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexEnumValue,
  ApexList,
  ApexMap,
  ApexSet,
  ApexSObject,
  ApexTime,
  textOf,
  type ApexValue
} from "../../runtime/values/index.ts";
import { toFieldValue } from "../../runtime/convert.ts";
import type { Json } from "../../types.ts";

/**
 * A method's result as Lightning gets it: records as their fields, instances by their `@AuraEnabled` members, numbers as numbers.
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex-result-caching
 */
export function toJson(value: ApexValue): Json {
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string")
    return value;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDecimal) return value.toNumber();
  if (value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime)
    return toFieldValue(value);
  if (value instanceof ApexEnumValue) return value.name;
  if (value instanceof ApexList) return [...value.items].map(toJson);
  if (value instanceof ApexSet) return [...value.values()].map(toJson);
  if (value instanceof ApexMap)
    return Object.fromEntries([...value.entries()].map(([key, item]) => [textOf(key), toJson(item)]));
  if (value instanceof ApexSObject) return recordToJson(value);
  if (value instanceof ApexBlob) return toFieldValue(value);
  if (value instanceof ApexObject) return instanceToJson(value);
  throw new NotSupportedError(`a ${value.apexType} as the result of an @AuraEnabled method`);
}

/** Fields that are not null; parents as objects, children as lists. */
function recordToJson(record: ApexSObject): Json {
  const json: Record<string, Json> = {};
  for (const [name, value] of record.populated()) if (value !== null) json[name] = toJson(value);
  for (const [name, parent] of record.parents()) if (parent !== null) json[name] = recordToJson(parent);
  for (const [name, children] of record.children()) json[name] = toJson(children);
  return json;
}

function instanceToJson(instance: ApexObject): Json {
  const members = fieldMembers(instance).filter((member) => member.auraEnabled);
  return Object.fromEntries(members.map((member) => [member.name, toJson(readField(instance, member))]));
}
