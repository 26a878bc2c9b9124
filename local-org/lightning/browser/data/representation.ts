/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record.htm */
export interface RecordRepresentation {
  id: string;
  apiName: string;
  recordTypeId: string | null;
  recordTypeInfo?: { name: string; recordTypeId: string } | null;
  fields: Record<string, FieldRepresentation>;
  lastModifiedDate?: string;
  systemModstamp?: string;
}

export interface FieldRepresentation {
  value: RecordRepresentation | string | number | boolean | null;
  displayValue: string | null;
}

export type FieldReference = string | { fieldApiName: string; objectApiName: string };

export function isRecord(value: FieldRepresentation["value"] | undefined): value is RecordRepresentation {
  return typeof value === "object" && value !== null;
}

/** `Account.Owner.Name`, whether it was given as text or by `@salesforce/schema`. */
export function qualifiedName(field: FieldReference): string {
  return typeof field === "string" ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

/** The field that a qualified name leads to, through parents. */
export function fieldAt(record: RecordRepresentation, qualified: string): FieldRepresentation | undefined {
  const [, ...path] = qualified.split(".");
  const last = path.pop() ?? "";
  let current: RecordRepresentation | undefined = record;
  for (const relation of path) {
    const parent: FieldRepresentation["value"] | undefined = current?.fields[relation]?.value;
    if (!isRecord(parent))
      return current?.fields[relation] === undefined ? undefined : { value: null, displayValue: null };
    current = parent;
  }
  return current?.fields[last];
}

/** A copy with the named fields only, as a component gets it that asked for them. */
export function project(record: RecordRepresentation, qualified: Iterable<string>): RecordRepresentation {
  const result: RecordRepresentation = { ...record, fields: {} };
  for (const name of qualified) copyField(record, result, name.split(".").slice(1));
  return result;
}

function copyField(from: RecordRepresentation, to: RecordRepresentation, path: string[]): void {
  const [head = "", ...rest] = path;
  const field = from.fields[head];
  if (field === undefined) return;
  if (rest.length === 0 || !isRecord(field.value)) {
    to.fields[head] = field;
    return;
  }
  const copied = to.fields[head]?.value;
  const parent = isRecord(copied) ? copied : { ...field.value, fields: {} };
  copyField(field.value, parent, rest);
  to.fields[head] = { displayValue: field.displayValue, value: parent };
}

/** The first with what the second knows newer; parents are merged as records of their own. */
export function merge(known: RecordRepresentation | undefined, fresh: RecordRepresentation): RecordRepresentation {
  if (known === undefined || known.id !== fresh.id) return fresh;
  const fields = { ...known.fields };
  for (const [name, field] of Object.entries(fresh.fields)) {
    const before = fields[name]?.value;
    const value = isRecord(field.value) && isRecord(before) ? merge(before, field.value) : field.value;
    fields[name] = { ...field, value };
  }
  return { ...known, ...fresh, fields };
}

/** Ids of the record and of all parents in it. */
export function idsIn(record: RecordRepresentation): string[] {
  const parents = Object.values(record.fields).flatMap(({ value }) => (isRecord(value) ? idsIn(value) : []));
  return [record.id, ...parents];
}
