import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { USER_MODE, type UserContext } from "../../security/types.ts";
import type { QueryRow } from "../../soql/types.ts";
import type { FieldValue } from "../../values.ts";
import { notFound } from "../errors.ts";
import { organization } from "../organization.ts";
import { isCompoundValue, isResult, isRow } from "../records/recordJson.ts";
import { MASTER_RECORD_TYPE_ID, recordTypeInfos } from "../recordTypes.ts";
import { displayValue } from "./displayValue.ts";
import { eTagOf } from "./eTag.ts";

export interface FieldRepresentation {
  displayValue: string | null;
  /** Addresses and locations with their parts: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_location_field.htm */
  value: FieldValue | RecordRepresentation | QueryRow["fields"];
}

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record.htm */
export interface RecordRepresentation {
  apiName: string;
  childRelationships: Record<string, never>;
  eTag: string;
  fields: Record<string, FieldRepresentation>;
  id: string;
  lastModifiedById: string | null;
  lastModifiedDate: string | null;
  recordTypeId: string | null;
  recordTypeInfo: unknown;
  systemModstamp: string | null;
  weakEtag: number;
}

/** Fields that a representation needs beside those that were asked for, as far as the object has them. */
const OWN_FIELDS = ["Id", "LastModifiedById", "LastModifiedDate", "SystemModstamp", "RecordTypeId"];

/** The SELECT list for representations of the object with these paths (`Name`, `Account.Owner.Name`). */
export function selectList(object: SObjectSchema, paths: Iterable<string>): string {
  const own = OWN_FIELDS.filter((name) => object.field(name) !== undefined);
  return [...new Set([...own, ...paths])].join(", ");
}

const NO_ACCESS = "You don't have access to this record. Ask your administrator for help or to request access.";

/** The record with the fields of these SOQL paths. Throws NOT_FOUND or INSUFFICIENT_ACCESS for one that the user does not see. */
export function readRepresentation(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  id: string,
  paths: Iterable<string>
): RecordRepresentation {
  const soql = `SELECT ${selectList(object, paths)} FROM ${object.name} WHERE Id = '${id}'`;
  const [row] = org.query(soql, { user, access: USER_MODE }).rows;
  if (row !== undefined) return recordRepresentation(org, user, row);
  const stored = org.store.read(object, [id]).get(id);
  if (stored === undefined || stored["IsDeleted"] === true) throw notFound();
  throw new OrgError("INSUFFICIENT_ACCESS", NO_ACCESS);
}

/** A query's row as the UI API shows it. The row must hold what `selectList` names. */
export function recordRepresentation(org: LocalOrg, user: UserContext, row: QueryRow): RecordRepresentation {
  const object = org.schema.requireObject(row.type);
  const fields = fieldRepresentations(org, user, object, row);
  const own = (name: string): string | null => textValue(row, name);
  const systemModstamp = own("SystemModstamp");
  return {
    apiName: object.name,
    childRelationships: {},
    eTag: eTagOf(fields),
    fields,
    id: own("Id") ?? "",
    lastModifiedById: own("LastModifiedById"),
    lastModifiedDate: own("LastModifiedDate"),
    recordTypeId: own("RecordTypeId") ?? (object.recordTypes.length > 0 ? MASTER_RECORD_TYPE_ID : null),
    recordTypeInfo: recordTypeInfo(org, user, object, own("RecordTypeId")),
    systemModstamp,
    weakEtag: systemModstamp === null ? 0 : Date.parse(systemModstamp)
  };
}

function fieldRepresentations(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  row: QueryRow
): Record<string, FieldRepresentation> {
  const { currency } = organization(org);
  const fields: Record<string, FieldRepresentation> = {};
  for (const [name, value] of Object.entries(row.fields)) {
    if (isResult(value)) continue;
    if (isRow(value)) {
      fields[name] = isCompoundValue(value)
        ? { displayValue: null, value: value.fields }
        : parentRepresentation(org, user, value);
      continue;
    }
    const field = object.field(name);
    const isParent = field === undefined;
    fields[name] = { displayValue: isParent ? null : displayValue(field, value, user, currency), value };
  }
  return fields;
}

function parentRepresentation(org: LocalOrg, user: UserContext, row: QueryRow): FieldRepresentation {
  const value = recordRepresentation(org, user, row);
  const nameField = org.schema.object(row.type)?.nameField ?? "Name";
  return { displayValue: textValue(row, nameField), value };
}

function recordTypeInfo(org: LocalOrg, user: UserContext, object: SObjectSchema, id: string | null): unknown {
  const info = recordTypeInfos(org, user, object).find((candidate) => candidate.id === id);
  if (info === undefined) return null;
  const { available, isDefault, master, name } = info;
  return { available, defaultRecordTypeMapping: isDefault, master, name, recordTypeId: info.id };
}

function textValue(row: QueryRow, name: string): string | null {
  const value = row.fields[name];
  return typeof value === "string" ? value : null;
}
