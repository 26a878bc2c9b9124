import { undoneUnless } from "../../save/attempts.ts";
import type { SaveOperation, SaveResult } from "../../save/types.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { RecordValues } from "../../values.ts";
import { FlowFault } from "../interviews/fault.ts";
import type { Interview } from "../interviews/interview.ts";
import type { FlowRecord } from "../values/flowValue.ts";

/** What one interview changes at an element. */
export interface Change {
  interview: Interview;
  records: readonly FlowRecord[];
}

type Operation = Extract<SaveOperation, "insert" | "update" | "delete">;

const VERBS: Readonly<Record<Operation, string>> = { insert: "create", update: "update", delete: "delete" };

/**
 * Changes what all interviews at an element change, in one statement. Where a record fails, each interview's records are saved by themselves, so
 * that a fault is of those interviews only whose records it were.
 */
export function saveAll(operation: Operation, changes: readonly Change[]): (FlowFault | null)[] {
  const [first] = changes;
  if (first === undefined) return [];
  const { context } = first.interview;
  const together = changes.flatMap(({ records }) => records);
  const alone = (): (FlowFault | null)[] =>
    changes.map(({ interview, records }) => save(operation, records, interview));
  const faults =
    changes.length > 1 && savedTogether(operation, together, first.interview) ? changes.map(() => null) : alone();
  context.forget();
  return faults;
}

/** False where a record failed; then nothing was saved. */
function savedTogether(operation: Operation, records: readonly FlowRecord[], interview: Interview): boolean {
  const saved = undoneUnless(interview.context.org.store, () => save(operation, records, interview) === null);
  if (!saved && operation === "insert") for (const record of records) record.load("Id", null);
  return saved;
}

/** Saves records for an interview, all or none; what went wrong, null for nothing. */
function save(operation: Operation, records: readonly FlowRecord[], interview: Interview): FlowFault | null {
  for (const batch of batchesOf(distinct(operation, records))) {
    const fault = saveBatch(operation, batch, interview);
    if (fault !== null) return fault;
  }
  return null;
}

/** Interviews of children often change their parent all in the same way: that is done once. */
function distinct(operation: Operation, records: readonly FlowRecord[]): FlowRecord[] {
  const seen = new Set<string>();
  return records.filter((record) => {
    if (record.id === null) return true;
    const change = JSON.stringify(valuesFor(operation, record));
    return !seen.has(change) && seen.add(change) !== undefined;
  });
}

/** Records of one object, none of them twice: a second change of a record is saved after the first. */
function batchesOf(records: readonly FlowRecord[]): FlowRecord[][] {
  const batches: { records: FlowRecord[]; object: SObjectSchema; ids: Set<string> }[] = [];
  for (const record of records) {
    const fitting = batches.find(
      ({ object, ids }) => object === record.object && (record.id === null || !ids.has(record.id))
    );
    const batch = fitting ?? { records: [], object: record.object, ids: new Set() };
    if (fitting === undefined) batches.push(batch);
    batch.records.push(record);
    if (record.id !== null) batch.ids.add(record.id);
  }
  return batches.map((batch) => batch.records);
}

function saveBatch(
  operation: Operation,
  records: readonly FlowRecord[],
  { context, access }: Interview
): FlowFault | null {
  const [first] = records;
  if (first === undefined) return null;
  const { transaction, org } = context;
  transaction.limits.count("dmlStatements");
  transaction.limits.count("dmlRows", records.length);
  const invalid = records.find(({ id }) => (operation === "insert") === (id !== null));
  if (invalid !== undefined) return faultOf(operation, [wrongId(operation)]);
  const results = org.saveOrder.save(transaction, {
    operation,
    object: first.object,
    records: records.map((record) => valuesFor(operation, record)),
    allOrNone: true,
    access
  });
  if (results.some(({ success }) => !success))
    return faultOf(
      operation,
      results.flatMap(({ errors }) => errors)
    );
  if (operation === "insert") takeOverIds(records, results);
  return null;
}

function wrongId(operation: Operation): SaveResult["errors"][number] {
  return operation === "insert"
    ? { statusCode: "INVALID_FIELD_FOR_INSERT_UPDATE", message: "cannot specify Id in an insert call", fields: ["Id"] }
    : { statusCode: "MISSING_ARGUMENT", message: "Id not specified in an update call", fields: [] };
}

/** A new record with all that can be created of it; of others what the flow has set. */
function valuesFor(operation: Operation, record: FlowRecord): RecordValues {
  if (operation === "delete") return { Id: record.id };
  const isWritten = (field: string): boolean =>
    record.changed.has(field) || (operation === "insert" && record.object.field(field)?.createable === true);
  const written = Object.entries(record.values).filter(
    ([field, value]) => isWritten(field) && !(operation === "insert" && value === null && !record.changed.has(field))
  );
  return operation === "insert" ? Object.fromEntries(written) : { ...Object.fromEntries(written), Id: record.id };
}

function takeOverIds(records: readonly FlowRecord[], results: readonly SaveResult[]): void {
  for (const [index, record] of records.entries()) {
    record.load("Id", results[index]?.id ?? null);
  }
}

/** https://help.salesforce.com/s/articleView?id=platform.flow_troubleshoot_email.htm */
function faultOf(operation: Operation, errors: SaveResult["errors"]): FlowFault {
  const details = errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join(", ");
  return new FlowFault(
    `This error occurred when the flow tried to ${VERBS[operation]} records: ${details}. You can look up ExceptionCode values in the SOAP API Developer Guide.`
  );
}
