import { formulaValues } from "../../formula/recordScope.ts";
import type { ResourceType } from "../../flow/definition/types.ts";
import { FlowObject, FlowRecord, type FlowValue } from "../../flow/values/flowValue.ts";
import { surroundingsOf } from "../../save/surroundings.ts";
import type { RecordValues } from "../../values.ts";
import { toApex, toFieldValue } from "./convert.ts";
import { currentExecution } from "./execution.ts";
import { ApexObject, fieldMembers, readField, writeField } from "./object.ts";
import {
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexEnumValue,
  ApexList,
  ApexSet,
  ApexSObject,
  ApexTime,
  splitTypeName,
  type ApexValue
} from "./values/index.ts";

/** A value of Apex as flows have it: sets become collections, objects of classes Apex-defined values. */
export function flowValueOf(value: ApexValue): FlowValue {
  if (value instanceof ApexSObject) return flowRecordOf(value);
  if (value instanceof ApexList) return value.items.map(flowValueOf);
  if (value instanceof ApexSet) return [...value.values()].map(flowValueOf);
  if (value instanceof ApexEnumValue) return value.name;
  return value instanceof ApexObject ? new ApexDefined(value) : toFieldValue(value);
}

/** What code has set of a record that came from the database is what an update writes; of a new one all of it. */
function flowRecordOf(record: ApexSObject): FlowRecord {
  const values: RecordValues = {};
  for (const [name, value] of record.values()) {
    const field = record.schema.field(name);
    if (field !== undefined && field.type !== "address" && field.type !== "location")
      values[name] = toFieldValue(value);
  }
  const changed = record.origin === "new" ? Object.keys(values).filter((name) => name !== "Id") : record.changed;
  return new FlowRecord(record.schema, values, false, changed);
}

/** An object of a class whose variables a flow reads and sets. */
export class ApexDefined extends FlowObject {
  readonly object: ApexObject;

  constructor(object: ApexObject) {
    super();
    this.object = object;
  }

  override get(member: string): FlowValue {
    const field = this.#member(member);
    return field === undefined ? null : flowValueOf(readField(this.object, field));
  }

  override set(member: string, value: FlowValue): void {
    const field = this.#member(member);
    if (field !== undefined) writeField(this.object, field, apexValueOf(value, field.type));
  }

  #member(name: string): ReturnType<typeof fieldMembers>[number] | undefined {
    return fieldMembers(this.object).find((field) => field.name.toLowerCase() === name.toLowerCase());
  }
}

/** A value of a flow as a variable of the Apex type takes it: `Integer`, `List<Account>`, `Id`. */
export function apexValueOf(value: FlowValue, type: string): ApexValue {
  const { base, parameters } = splitTypeName(type);
  if (base === "List" || base === "Set") return collection(value, base, parameters[0] ?? "Object");
  if (value instanceof FlowRecord) return type === "Id" || type === "String" ? value.id : sObjectOf(value);
  if (value instanceof ApexDefined) return value.object;
  if (value === null || typeof value === "object") return null;
  const convert = CONVERSIONS[base];
  return convert === undefined ? plainValue(value) : convert(value);
}

function collection(value: FlowValue, base: string, element: string): ApexValue {
  if (value === null) return null;
  const items = (Array.isArray(value) ? value : [value]).map((item) => apexValueOf(item, element));
  return base === "Set" ? new ApexSet(element, items) : new ApexList(element, items);
}

type Plain = string | number | boolean;

const CONVERSIONS: Readonly<Record<string, (value: Plain) => ApexValue>> = {
  Boolean: (value) => value === true || String(value).toLowerCase() === "true",
  Integer: (value) => Math.trunc(Number(value)),
  Long: (value) => BigInt(Math.trunc(Number(value))),
  Double: (value) => new ApexDouble(Number(value)),
  Decimal: (value) => new ApexDecimal(Number(value)),
  Date: (value) => ApexDate.parse(String(value).slice(0, 10)),
  Datetime: (value) => ApexDatetime.parseISO(String(value)),
  Time: (value) => ApexTime.parse(String(value)),
  String,
  Id: String
};

/** Numbers of flows are decimals. */
function plainValue(value: Plain): ApexValue {
  return typeof value === "number" ? new ApexDecimal(value) : value;
}

/** The record as Apex has those of triggers: what is not there reads as null, and what the flow has set of it counts as changed. */
function sObjectOf({ object, values, isWhole, id, changed }: FlowRecord): ApexSObject {
  const record = new ApexSObject(object, id === null ? "new" : "trigger");
  for (const [name, value] of Object.entries({ ...values, ...(isWhole ? formulasOf(object, values) : {}) })) {
    const field = object.field(name);
    if (field === undefined) continue;
    if (changed.has(name)) record.set(field.name, toApex(field, value));
    else record.load(field.name, toApex(field, value));
  }
  return record;
}

function formulasOf(object: FlowRecord["object"], values: RecordValues): RecordValues {
  const { platform, transaction } = currentExecution();
  return formulaValues(object, values, surroundingsOf({ dependencies: platform, transaction }));
}

const APEX_TYPES: Readonly<Partial<Record<ResourceType["dataType"], string>>> = {
  Boolean: "Boolean",
  Currency: "Decimal",
  Date: "Date",
  DateTime: "Datetime",
  Number: "Decimal",
  Time: "Time"
};

/** The Apex type of a flow's resource: `List<Account>` for a collection of accounts. */
export function apexTypeOf(type: ResourceType | null): string {
  if (type === null) return "Object";
  const single = type.objectType ?? APEX_TYPES[type.dataType] ?? "String";
  return type.isCollection ? `List<${single}>` : single;
}
