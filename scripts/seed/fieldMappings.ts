import { convert, type SourceValue } from "./conversions.ts";
import * as messages from "./messages.ts";
import type { ObjectDescribes } from "./objectDescribes.ts";
import type { FieldDescribe } from "./orgApi.ts";
import type { DealSource } from "./dealSource.ts";
import { HANDOFF, LINE_ITEM, OPPORTUNITY, PRODUCT, SOURCES_BY_TARGET, TEAM_MEMBER } from "./seedObjects.ts";
import { readPath, type FieldValue, type OrgRecord } from "./values.ts";

const ROLE_MAPPING = "Role Mapping";
const CURRENCY_FIELD = "CurrencyIsoCode";

/** A record of `Handoff_Field_Mapping__mdt`. */
export interface MappingRecord {
  DeveloperName: string;
  Target_Object__c: string | null;
  Target_Field__c: string | null;
  Source_Object__c: string | null;
  Source_Field__c: string | null;
  Source_Role__c: string | null;
  Constant_Value__c: string | null;
  Conversion__c: string | null;
  Sort_Order__c: number | null;
}

/** Target role by source role in lower case. */
export type RoleMappings = ReadonlyMap<string, string>;

/** A field, or a path over lookups, found to exist. */
interface SourcePath {
  steps: readonly string[];
  type: string;
}

/** One mapping that names only what exists. It has a path or a constant. */
interface FieldMapping {
  sourceObject: string;
  path: SourcePath | null;
  role: string | null;
  constant: string | null;
  translatesRole: boolean;
}

/** What is wrong with a mapping that was left out. */
export interface MappingProblem {
  mapping: string;
  message: string;
}

/** A target field with its mappings, in the order in which they are tried. */
interface MappedField {
  field: FieldDescribe;
  mappings: FieldMapping[];
}

/** The mappings that can be used, and what is wrong with the others. */
export class FieldMappings {
  readonly problems: MappingProblem[] = [];
  readonly #roles: RoleMappings;
  readonly #byTarget = new Map<string, Map<string, MappedField>>();
  readonly #paths = new Map<string, Set<string>>();

  constructor(roles: RoleMappings) {
    this.#roles = roles;
  }

  /** The fields of an object that seeding fills. */
  targetFields(object: string): FieldDescribe[] {
    return [...(this.#byTarget.get(object)?.values() ?? [])].map(({ field }) => field);
  }

  /** The fields and paths that the mappings read from an object. */
  sourcePaths(object: string): string[] {
    return [...(this.#paths.get(object) ?? [])];
  }

  /**
   * The first value that a mapping of the field gives, in the field's type; null where none does.
   *
   * @param row the line item or contact role, where the object is filled from one
   */
  valueFor(object: string, field: FieldDescribe, source: DealSource, row: OrgRecord | null): FieldValue | null {
    for (const mapping of this.#byTarget.get(object)?.get(field.name)?.mappings ?? []) {
      const value = convert(this.#sourceValue(mapping, source, row), field);
      if (value !== null) {
        return value;
      }
    }
    return null;
  }

  add(object: string, field: FieldDescribe, mapping: FieldMapping): void {
    const fields = this.#byTarget.get(object) ?? new Map<string, MappedField>();
    this.#byTarget.set(object, fields);
    const mapped = fields.get(field.name) ?? { field, mappings: [] };
    fields.set(field.name, mapped);
    mapped.mappings.push(mapping);
    if (mapping.path !== null) {
      const paths = this.#paths.get(mapping.sourceObject) ?? new Set();
      this.#paths.set(mapping.sourceObject, paths.add(mapping.path.steps.join(".")));
    }
  }

  #sourceValue(mapping: FieldMapping, source: DealSource, row: OrgRecord | null): SourceValue {
    const { path, constant } = mapping;
    const read: SourceValue =
      path === null
        ? { value: constant, type: "string" }
        : { value: readPath(recordFor(mapping, source, row), path.steps), type: path.type };
    return mapping.translatesRole ? { value: this.#translate(read.value), type: "string" } : read;
  }

  #translate(role: FieldValue | null): string | null {
    return this.#roles.get(String(role).toLowerCase()) ?? null;
  }
}

function recordFor(mapping: FieldMapping, source: DealSource, row: OrgRecord | null): OrgRecord | undefined {
  if (mapping.sourceObject === OPPORTUNITY) {
    return source.deal;
  }
  return mapping.sourceObject === TEAM_MEMBER ? source.teamMember(mapping.role) : (row ?? undefined);
}

/** Checks the mappings against the org and puts them in the order in which they are tried. */
export async function resolveMappings(
  records: readonly MappingRecord[],
  roles: RoleMappings,
  describes: ObjectDescribes
): Promise<FieldMappings> {
  const resolved = new FieldMappings(roles);
  for (const record of records.toSorted(byOrderAndName)) {
    await include(record, resolved, describes);
  }
  await includeCurrency(HANDOFF, OPPORTUNITY, resolved, describes);
  await includeCurrency(PRODUCT, LINE_ITEM, resolved, describes);
  return resolved;
}

function byOrderAndName(left: MappingRecord, right: MappingRecord): number {
  const byOrder = Math.trunc(left.Sort_Order__c ?? 0) - Math.trunc(right.Sort_Order__c ?? 0);
  return byOrder || (left.DeveloperName < right.DeveloperName ? -1 : 1);
}

async function include(record: MappingRecord, resolved: FieldMappings, describes: ObjectDescribes): Promise<void> {
  const [targetObject, sourceObject] = [record.Target_Object__c ?? "", record.Source_Object__c ?? ""];
  if (sourceObject === TEAM_MEMBER && (await describes.of(TEAM_MEMBER)) === null) {
    return;
  }
  const report = (message: string): void => void resolved.problems.push({ mapping: record.DeveloperName, message });
  if (!SOURCES_BY_TARGET.has(targetObject)) {
    return report(messages.targetUnknown(targetObject));
  }
  if (!SOURCES_BY_TARGET.get(targetObject)?.includes(sourceObject)) {
    return report(messages.sourceUnfit(sourceObject, targetObject));
  }
  const field = await describes.field(targetObject, record.Target_Field__c ?? "");
  if (field === undefined) {
    return report(messages.fieldMissing(record.Target_Field__c ?? "", targetObject));
  }
  const sourceField = record.Source_Field__c?.trim() ?? "";
  if (sourceField === "" && record.Constant_Value__c === null) {
    return report(messages.withoutSource());
  }
  const path = record.Constant_Value__c === null ? await resolvePath(sourceObject, sourceField, describes) : null;
  if (path === null && record.Constant_Value__c === null) {
    return report(messages.fieldMissing(sourceField, sourceObject));
  }
  resolved.add(targetObject, field, {
    sourceObject,
    path,
    role: record.Source_Role__c,
    constant: record.Constant_Value__c,
    translatesRole: record.Conversion__c === ROLE_MAPPING
  });
}

/** Amounts keep the currency of the deal, whatever the mappings say. Only orgs with several currencies have the field. */
async function includeCurrency(
  targetObject: string,
  sourceObject: string,
  resolved: FieldMappings,
  describes: ObjectDescribes
): Promise<void> {
  const field = await describes.field(targetObject, CURRENCY_FIELD);
  const path = await resolvePath(sourceObject, CURRENCY_FIELD, describes);
  if (field !== undefined && path !== null) {
    resolved.add(targetObject, field, { sourceObject, path, role: null, constant: null, translatesRole: false });
  }
}

async function resolvePath(object: string, path: string, describes: ObjectDescribes): Promise<SourcePath | null> {
  const relationships = path.split(".");
  const fieldName = relationships.pop() ?? "";
  const steps: string[] = [];
  let current = object;
  for (const relationship of relationships) {
    const lookup = await describes.field(current, lookupFieldOf(relationship));
    const parent = lookup?.referenceTo[0];
    if (parent === undefined) {
      return null;
    }
    steps.push(lookup?.relationshipName ?? relationship);
    current = parent;
  }
  const field = await describes.field(current, fieldName);
  return field === undefined ? null : { steps: [...steps, field.name], type: field.type };
}

/** Account is reached by AccountId, Plan__r by Plan__c. */
function lookupFieldOf(relationship: string): string {
  return /__r$/i.test(relationship) ? `${relationship.slice(0, -1)}c` : `${relationship}Id`;
}
