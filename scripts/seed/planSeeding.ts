import { textOf } from "./conversions.ts";
import { contactKey, type DealSource } from "./dealSource.ts";
import type { FieldMappings } from "./fieldMappings.ts";
import { HANDOFF, PRODUCT, STAKEHOLDER } from "./seedObjects.ts";
import { readPath, textAt, type FieldValue, type Fields, type OrgRecord } from "./values.ts";

const KEY_SEPARATOR = "\n";

/** A Handoff as it stands in the org, with its rows. */
export interface ExistingHandoff {
  record: OrgRecord;
  products: readonly OrgRecord[];
  stakeholders: readonly OrgRecord[];
}

/** A row to add; its Handoff may not have an id yet. */
export interface NewRow {
  object: string;
  key: string;
  fields: Fields;
}

/** A row to change. */
export interface ChangedRow {
  object: string;
  id: string;
  fields: Fields;
}

/** What is to be written for one Opportunity. */
export interface HandoffPlan {
  source: DealSource;
  /** Null where the Handoff is to be created. */
  handoffId: string | null;
  /** Fields of the new Handoff, or the changed fields of the existing one. */
  fields: Fields;
  added: readonly NewRow[];
  changed: readonly ChangedRow[];
  /** The keys in Seeded_Keys__c as they were, and those of the present source rows. */
  seededKeys: ReadonlySet<string>;
}

/** True where nothing is to be written. */
export function isUnchanged(plan: HandoffPlan): boolean {
  return plan.handoffId !== null && !hasSeeded(plan);
}

/** True where seeding writes at least one value or row. */
export function hasSeeded(plan: HandoffPlan): boolean {
  return "Seeded_Values__c" in plan.fields || plan.added.length + plan.changed.length > 0;
}

/** Seeded_Keys__c as text; null without keys. */
export function joinKeys(keys: Iterable<string>): string | null {
  return [...keys].join(KEY_SEPARATOR) || null;
}

/**
 * Plans a Handoff that does not exist yet, with its rows.
 *
 * @param runningUserId owns the Handoff where the Opportunity's owner is inactive
 */
export function planNewHandoff(source: DealSource, mappings: FieldMappings, runningUserId: string): HandoffPlan {
  const ownerIsActive = readPath(source.deal, ["Owner", "IsActive"]) === true;
  const created: Fields = {
    Opportunity__c: source.id,
    Account__c: readPath(source.deal, ["AccountId"]),
    OwnerId: ownerIsActive ? textAt(source.deal, "OwnerId") : runningUserId,
    Status__c: "Draft"
  };
  return {
    source,
    handoffId: null,
    fields: { ...created, ...seedRecord(HANDOFF, created, mappings, source, null) },
    ...planRows(source, mappings, new Map(), new Set()),
    seededKeys: new Set(source.keys())
  };
}

/** Plans what changed at the source since a Handoff was seeded last. */
export function planAgain(source: DealSource, mappings: FieldMappings, existing: ExistingHandoff): HandoffPlan {
  const seededBefore = splitKeys(textAt(existing.record, "Seeded_Keys__c"));
  return {
    source,
    handoffId: textAt(existing.record, "Id"),
    fields: seedRecord(HANDOFF, existing.record, mappings, source, null),
    ...planRows(source, mappings, rowsByKey(source, existing), seededBefore),
    seededKeys: new Set([...seededBefore, ...source.keys()])
  };
}

function planRows(
  source: DealSource,
  mappings: FieldMappings,
  rows: ReadonlyMap<string, OrgRecord>,
  seededBefore: ReadonlySet<string>
): { added: NewRow[]; changed: ChangedRow[] } {
  const added: NewRow[] = [];
  const changed: ChangedRow[] = [];
  const sources = [
    ...[...source.items].map(([key, item]) => ({ object: PRODUCT, key, sourceRow: item })),
    ...[...source.contacts].map(([key, role]) => ({ object: STAKEHOLDER, key, sourceRow: role }))
  ];
  for (const { object, key, sourceRow } of sources) {
    const row = rows.get(key);
    if (row === undefined && !seededBefore.has(key)) {
      const keyed = { Source_Key__c: key };
      added.push({ object, key, fields: { ...keyed, ...seedRecord(object, keyed, mappings, source, sourceRow) } });
    } else if (row !== undefined) {
      const fields = seedRecord(object, row, mappings, source, sourceRow);
      if (Object.keys(fields).length > 0) {
        changed.push({ object, id: textAt(row, "Id"), fields });
      }
    }
  }
  return { added, changed };
}

/**
 * The fields of one record that seeding changes, with the new Seeded_Values__c; none where nothing changes. A field belongs
 * to seeding while it still holds what seeding wrote last; an empty source changes nothing.
 */
function seedRecord(
  object: string,
  record: OrgRecord,
  mappings: FieldMappings,
  source: DealSource,
  sourceRow: OrgRecord | null
): Fields {
  const written = readSnapshot(textAt(record, "Seeded_Values__c"));
  const changes: Fields = {};
  for (const field of mappings.targetFields(object)) {
    const current = textOf(readPath(record, [field.name]), field);
    if (current !== (written.get(field.name) ?? textOf(null, field))) {
      continue;
    }
    const value: FieldValue | null = mappings.valueFor(object, field, source, sourceRow);
    const text = textOf(value, field);
    if (value !== null && text !== null && text !== current) {
      changes[field.name] = value;
      written.set(field.name, text);
    }
  }
  return Object.keys(changes).length === 0
    ? changes
    : { ...changes, Seeded_Values__c: JSON.stringify(Object.fromEntries(written)) };
}

/** A stakeholder whom a person added counts as that contact's row, so that the contact is not added twice. */
function rowsByKey(source: DealSource, existing: ExistingHandoff): ReadonlyMap<string, OrgRecord> {
  const rows = new Map<string, OrgRecord>();
  for (const row of existing.stakeholders.toReversed()) {
    const contactId = textAt(row, "Contact__c");
    if (textAt(row, "Source_Key__c") === "" && contactId !== "") {
      rows.set(contactKey(source.id, contactId), row);
    }
  }
  for (const row of [...existing.products, ...existing.stakeholders]) {
    const key = textAt(row, "Source_Key__c");
    if (key !== "") {
      rows.set(key, row);
    }
  }
  return rows;
}

function readSnapshot(text: string): Map<string, string> {
  return new Map(text.trim() === "" ? [] : Object.entries(JSON.parse(text) as Record<string, string>));
}

function splitKeys(text: string): Set<string> {
  return new Set(
    text
      .replaceAll("\r", "")
      .split(KEY_SEPARATOR)
      .filter((key) => key !== "")
  );
}
