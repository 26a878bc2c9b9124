import { fieldValueOf, FlowObject, FlowRecord, type FlowValue } from "./flowValue.ts";

const SALESFORCE_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/**
 * Whether two values are the same. Texts are compared without regard to case, ids excepted; null and an empty text are the same.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_operators_condition.htm
 */
export function sameValue(left: FlowValue, right: FlowValue): boolean {
  if (left instanceof FlowRecord && right instanceof FlowRecord) return sameRecord(left, right);
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, at) => sameValue(item, right[at] ?? null));
  if (left instanceof FlowObject || right instanceof FlowObject) return left === right;
  return order(left, right) === 0;
}

function sameRecord(left: FlowRecord, right: FlowRecord): boolean {
  if (left === right) return true;
  if (left.id !== null || right.id !== null) return left.id === right.id;
  const names = new Set([...Object.keys(left.values), ...Object.keys(right.values)]);
  return [...names].every((name) => sameValue(left.values[name] ?? null, right.values[name] ?? null));
}

/** Less than, equal to or greater than zero; null where the two have no order. */
export function order(left: FlowValue, right: FlowValue): number | null {
  const [one, other] = [plain(left), plain(right)];
  if (one === null || other === null) return one === other ? 0 : null;
  if (typeof one === "number" || typeof other === "number") return Number(one) - Number(other);
  if (typeof one === "boolean" || typeof other === "boolean") return Number(truth(one)) - Number(truth(other));
  const instants = [instant(one), instant(other)] as const;
  if (instants[0] !== null && instants[1] !== null) return instants[0] - instants[1];
  return textOrder(one, other);
}

function textOrder(one: string, other: string): number {
  if (SALESFORCE_ID.test(one) && SALESFORCE_ID.test(other) && one.slice(0, 15) === other.slice(0, 15)) return 0;
  const isCaseSensitive = isId(one) && isId(other);
  const [left, right] = isCaseSensitive ? [one, other] : [one.toLowerCase(), other.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Words have fifteen letters too, but hardly ever the digits of an id. */
function isId(text: string): boolean {
  return SALESFORCE_ID.test(text) && /\d{3}/.test(text);
}

function plain(value: FlowValue): string | number | boolean | null {
  const field = fieldValueOf(value);
  return field === "" ? null : field;
}

function truth(value: string | boolean): boolean {
  return value === true || String(value).toLowerCase() === "true";
}

/** A date counts as its midnight in UTC. */
function instant(text: string): number | null {
  return /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?$/.test(text) ? Date.parse(text) : null;
}
