import type { Schema } from "../../schema/types.ts";
import { FlowObject, FlowOutputs, FlowRecord, type FlowValue } from "./flowValue.ts";
import { setKnownField } from "./members.ts";

/** A value that a client gives: an object with the attribute `type` is a record. */
export function toFlow(value: unknown, schema: Schema): FlowValue {
  if (Array.isArray(value)) return value.map((item) => toFlow(item, schema));
  if (typeof value === "object" && value !== null) return recordOrObject(value as Record<string, unknown>, schema);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function recordOrObject(value: Record<string, unknown>, schema: Schema): FlowValue {
  const type = (value["attributes"] as { type?: unknown } | undefined)?.type;
  const members = Object.entries(value).filter(([name]) => name !== "attributes");
  const given = members.map(([name, member]) => [name, toFlow(member, schema)] as const);
  const object = typeof type === "string" ? schema.requireObject(type) : undefined;
  if (object === undefined) return new FlowOutputs(given);
  const record = new FlowRecord(object);
  for (const [name, member] of given) setKnownField(record, name, member);
  return record;
}

/** A value as a client gets it. */
export function fromFlow(value: FlowValue): unknown {
  if (Array.isArray(value)) return value.map(fromFlow);
  if (value instanceof FlowRecord) return { attributes: { type: value.object.name }, ...value.values };
  return value instanceof FlowObject ? null : value;
}
