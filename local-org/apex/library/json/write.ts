import { currentExecution } from "../../runtime/execution.ts";
import { ApexException } from "../../runtime/exceptions.ts";
import { ApexObject, fieldMembers, readField } from "../../runtime/object.ts";
import { PlainObject } from "../../runtime/plainObject.ts";
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexEnumValue,
  ApexList,
  ApexMap,
  ApexSet,
  ApexSObject,
  isInstance,
  PlatformObject,
  raise,
  textOf,
  type ApexValue
} from "../../runtime/values/index.ts";
import { ApexUuid } from "../System/UUID.ts";

/** JSON to be printed: text of a scalar as it stands, an array, or an object's members. */
export type JsonOutput = string | JsonOutput[] | JsonMembers;
export interface JsonMembers {
  members: [name: string, value: JsonOutput][];
}

/** Library objects that JSON can show answer by this. */
export interface JsonWritable {
  toJsonMembers(): [string, ApexValue][];
}

/** How `JSON.serialize` shows a value; `suppressNulls` leaves out the null fields of instances. */
export function toJson(value: ApexValue, suppressNulls: boolean): JsonOutput {
  if (typeof value === "string") return JSON.stringify(value);
  if (value === null || typeof value !== "object") return String(value);
  if (value instanceof ApexList) return value.items.map((item) => toJson(item, suppressNulls));
  if (value instanceof ApexSet) return [...value.values()].map((item) => toJson(item, suppressNulls));
  if (value instanceof ApexMap) return mapMembers(value, suppressNulls);
  if (value instanceof ApexSObject) return recordMembers(value, suppressNulls);
  if (value instanceof ApexUuid) return JSON.stringify(value.text);
  return isInstance(value) ? instanceMembers(value, suppressNulls) : plain(value);
}

function plain(value: Exclude<ApexValue, null>): string {
  if (value instanceof ApexDate) return JSON.stringify(value.toISO());
  if (value instanceof ApexDatetime) return JSON.stringify(value.toISO());
  if (value instanceof ApexBlob) return JSON.stringify(value.bytes.toString("base64"));
  if (value instanceof ApexEnumValue) return JSON.stringify(value.name);
  return typeof value === "object" && "milliseconds" in value ? JSON.stringify(value.toString()) : value.toString();
}

function mapMembers(map: ApexMap, suppressNulls: boolean): JsonMembers {
  return {
    members: [...map.entries()].map(([key, value]) => [
      key === null ? raise("System.JSONException", "null key is not allowed in JSON") : textOf(key),
      toJson(value, suppressNulls)
    ])
  };
}

/** A record with its attributes, parents and children; datetimes of fields end in `+0000`. */
function recordMembers(record: ApexSObject, suppressNulls: boolean): JsonMembers {
  const members: [string, JsonOutput][] = [["attributes", { members: attributes(record) }]];
  for (const [name, value] of record.populated()) members.push([name, fieldValue(value, suppressNulls)]);
  for (const [name, parent] of record.parents()) {
    if (parent !== null) members.push([name, toJson(parent, suppressNulls)]);
  }
  for (const [name, list] of record.children()) members.push([name, childResult(list, suppressNulls)]);
  return { members };
}

function attributes(record: ApexSObject): [string, JsonOutput][] {
  const type: [string, JsonOutput] = ["type", JSON.stringify(record.type)];
  if (record.id === null) return [type];
  const { apiVersion } = currentExecution().platform.project;
  return [type, ["url", JSON.stringify(`/services/data/v${apiVersion}/sobjects/${record.type}/${record.id}`)]];
}

function fieldValue(value: ApexValue, suppressNulls: boolean): JsonOutput {
  if (value instanceof ApexDatetime) return JSON.stringify(value.toISO().replace("Z", "+0000"));
  return toJson(value, suppressNulls);
}

function childResult(list: ApexList, suppressNulls: boolean): JsonMembers {
  return {
    members: [
      ["totalSize", String(list.size)],
      ["done", "true"],
      ["records", toJson(list, suppressNulls)]
    ]
  };
}

function instanceMembers(value: ApexValue, suppressNulls: boolean): JsonMembers {
  const fields = fieldsOf(value).filter(([, field]) => !suppressNulls || field !== null);
  return { members: fields.map(([name, field]) => [name, toJson(field, suppressNulls)]) };
}

function fieldsOf(value: ApexValue): [string, ApexValue][] {
  if (isWritable(value)) return value.toJsonMembers();
  if (value instanceof ApexObject && !(value instanceof ApexException)) {
    const members = fieldMembers(value).filter((member) => !member.transient && member.key !== null);
    return members.map((member) => [member.name, readField(value, member)]);
  }
  if (value instanceof PlainObject) return plainMembers(value);
  const type = isInstance(value) ? value.apexType : "";
  raise("System.JSONException", `Apex Type unsupported in JSON: ${type}`);
}

/** The variables that a library object was given, in the order and spelling of its class, as JSON spells them. */
function plainMembers({ apexType, variables }: PlainObject): [string, ApexValue][] {
  const names = currentExecution().catalog.variableNames(apexType);
  return names.flatMap((name) => {
    const value = variables.get(name.toLowerCase());
    return value === undefined ? [] : [[`${name.charAt(0).toLowerCase()}${name.slice(1)}`, value]];
  });
}

function isWritable(value: ApexValue): value is PlatformObject & JsonWritable {
  return value instanceof PlatformObject && "toJsonMembers" in value;
}
