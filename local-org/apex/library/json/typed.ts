import { NotSupportedError } from "../../../errors.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { PlainObject } from "../../runtime/plainObject.ts";
import { ApexObject, fieldMembers, writeField } from "../../runtime/object.ts";
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexList,
  ApexMap,
  ApexSet,
  ApexTime,
  longId,
  raise,
  splitTypeName,
  type ApexValue
} from "../../runtime/values/index.ts";
import { databaseResult } from "./results.ts";
import { sObjectFrom } from "./sobject.ts";
import { placeIn } from "./mistakes.ts";
import type { JsonToken } from "./tokens.ts";
import type { JsonTree } from "./tree.ts";
import { untyped } from "./untyped.ts";

/** How to read: the text (for places in messages), and whether unknown fields are refused. */
export interface TypedReading {
  readonly text: string;
  readonly strict: boolean;
}

const PRIMITIVES: Record<string, (token: JsonToken) => ApexValue> = {
  string: ({ text }) => text,
  id: ({ text }) => longId(text),
  boolean: ({ text }) => (text === "true" ? true : text === "false" ? false : null),
  integer: ({ text }) => (/^-?\d+$/.test(text) ? Number(text) | 0 : null),
  long: ({ text }) => (/^-?\d+$/.test(text) ? BigInt(text) : null),
  decimal: ({ text }) => ApexDecimal.parse(text),
  double: ({ text }) => (ApexDecimal.parse(text) === null ? null : new ApexDouble(Number(text))),
  date: ({ text }) => ApexDate.parse(text),
  datetime: ({ text }) => ApexDatetime.parseISO(text) ?? midnightOf(text),
  time: ({ text }) => ApexTime.parse(text),
  blob: ({ text }) => ApexBlob.ofBase64(text)
};

/** A date alone is its midnight in GMT. */
function midnightOf(text: string): ApexDatetime | null {
  const date = ApexDate.parse(text);
  return date === null ? null : new ApexDatetime(date.milliseconds);
}

/** Reads a value of a type, as `JSON.deserialize` does. */
export function typed(tree: JsonTree, type: string, reading: TypedReading): ApexValue {
  if (tree.kind === "scalar" && tree.token.kind === "VALUE_NULL") return null;
  const { base, parameters } = splitTypeName(type);
  const [first = "Object", second = "Object"] = parameters;
  if (base.toLowerCase() === "object") return untyped(tree);
  if (base === "List" || base === "Set" || base === "Iterable" || base === "System.Iterable")
    return collection(tree, base, first, reading);
  if (base === "Map") return map(tree, first, second, reading);
  const primitive = PRIMITIVES[base.toLowerCase()];
  return primitive === undefined ? object(tree, type, reading) : scalar(tree, type, primitive, reading);
}

function scalar(tree: JsonTree, type: string, read: (token: JsonToken) => ApexValue, reading: TypedReading): ApexValue {
  if (tree.kind !== "scalar") {
    raise("System.JSONException", `Illegal value for primitive${placeIn(reading.text, tree.token.at)}`);
  }
  return read(tree.token) ?? refuse(tree, type, reading);
}

function collection(tree: JsonTree, base: string, elementType: string, reading: TypedReading): ApexValue {
  if (tree.kind !== "array") return refuse(tree, `${base}<${elementType}>`, reading);
  const items = tree.items.map((item) => typed(item, elementType, reading));
  return base === "Set" ? new ApexSet(elementType, items) : new ApexList(elementType, items);
}

function map(tree: JsonTree, keyType: string, valueType: string, reading: TypedReading): ApexValue {
  if (tree.kind !== "object") return refuse(tree, `Map<${keyType},${valueType}>`, reading);
  const entries = tree.members.map(([name, value]): [ApexValue, ApexValue] => [
    typed({ kind: "scalar", token: { ...value.token, kind: "VALUE_STRING", text: name } }, keyType, reading),
    typed(value, valueType, reading)
  ]);
  return new ApexMap(keyType, valueType, entries);
}

function object(tree: JsonTree, type: string, reading: TypedReading): ApexValue {
  const { catalog } = currentExecution();
  const kind = catalog.kindOf(type);
  if (kind === "sobject")
    return tree.kind === "object" ? sObjectFrom(tree.members, type, reading) : refuse(tree, type, reading);
  if (kind === "enum") return enumValue(tree, type, reading);
  if (tree.kind !== "object") return refuse(tree, type, reading);
  const result = databaseResult(type, tree.members);
  if (result !== null) return result;
  const made = catalog.allocate(type);
  if (made instanceof PlainObject) return plain(made, tree.members, reading);
  if (!(made instanceof ApexObject)) throw new NotSupportedError(`JSON.deserialize into ${type}`);
  for (const [name, value] of tree.members) setField(made, name, value, reading);
  return made;
}

/** A library object that is no more than its variables. */
function plain(made: PlainObject, members: [string, JsonTree][], reading: TypedReading): ApexValue {
  const { catalog } = currentExecution();
  for (const [name, value] of members) {
    const type = catalog.variableType(made.apexType, name);
    if (type !== null) made.variables.set(name.toLowerCase(), typed(value, type, reading));
  }
  return made;
}

function setField(made: ApexObject, name: string, value: JsonTree, reading: TypedReading): void {
  const members = fieldMembers(made);
  const member =
    members.find((each) => each.name === name) ??
    members.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (member === undefined || member.transient) {
    if (reading.strict) {
      raise("System.JSONException", `Unknown field: ${made.apexType}.${name}${placeIn(reading.text, value.token.at)}`);
    }
    return;
  }
  writeField(made, member, typed(value, member.type, reading));
}

function enumValue(tree: JsonTree, type: string, reading: TypedReading): ApexValue {
  const found = currentExecution()
    .catalog.enumValues(type)
    .find((value) => value.name.toLowerCase() === tree.token.text.toLowerCase());
  return found ?? refuse(tree, type, reading);
}

function refuse(tree: JsonTree, type: string, reading: TypedReading): never {
  const { kind, text, at } = tree.token;
  const shown = tree.kind === "scalar" ? `${kind} value ${text}` : `${kind} token`;
  raise(
    "System.JSONException",
    `Cannot deserialize instance of ${type.toLowerCase()} from ${shown} or request may be missing a required field${placeIn(reading.text, at)}`
  );
}
