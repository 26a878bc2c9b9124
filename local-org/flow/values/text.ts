import { FlowObject, FlowRecord, type FlowValue } from "./flowValue.ts";

/** A value as texts show it: nothing for null, the id of a record, the items of a collection in brackets. */
export function textOf(value: FlowValue): string {
  if (value === null) return "";
  if (Array.isArray(value)) return `[${value.map(textOf).join(", ")}]`;
  if (value instanceof FlowRecord) return `[${value.object.name} (${value.id ?? ""})]`;
  return value instanceof FlowObject ? "" : String(value);
}

/** A text of the flow with `{!references}` in it, filled in. */
export function merged(text: string, read: (reference: string) => FlowValue): string {
  return text.replace(/\{!([^{}]+)\}/g, (_, reference: string) => textOf(read(reference.trim())));
}
