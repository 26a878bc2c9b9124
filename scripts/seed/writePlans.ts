import type { OrgApi, SaveError, SaveResult, WriteRecord } from "./orgApi.ts";
import { hasSeeded, isUnchanged, joinKeys, type HandoffPlan } from "./planSeeding.ts";
import { HANDOFF } from "./seedObjects.ts";
import { writeRecords, type WriteOptions } from "./writeRecords.ts";
import type { Fields } from "./values.ts";

const OWNER_REFUSED = ["INACTIVE_OWNER_OR_USER", "TRANSFER_REQUIRES_READ"];
const DUPLICATE = "DUPLICATE_VALUE";

/** An error of one record that seeding wrote, and its object. */
export interface RecordError extends SaveError {
  object: string;
}

/** What became of the Handoff of one Opportunity. */
export interface Written {
  plan: HandoffPlan;
  handoffId: string | null;
  outcome: "created" | "updated" | "unchanged" | "failed";
  errors: RecordError[];
}

/** A record on its way to the org, and the Opportunity's result that it counts for. */
interface Sending {
  to: Written;
  record: WriteRecord;
  /** Source key of a new row. */
  key: string | null;
}

/**
 * Writes plans. New Handoffs come first, then new rows, at last changes together with the keys of the rows that are there:
 * a run that is broken off leaves no key without its row, which would look as if a person had deleted the row.
 */
export async function writePlans(
  api: OrgApi,
  plans: readonly HandoffPlan[],
  runningUserId: string,
  options?: WriteOptions
): Promise<Written[]> {
  const written = plans.map(toUnchanged);
  await createHandoffs(api, written, runningUserId, options);
  const reached = written.filter(({ handoffId }) => handoffId !== null);
  const refusedKeys = await addRows(api, reached, options);
  await update(api, reached, refusedKeys, options);
  for (const result of written) {
    result.outcome = outcomeOf(result);
  }
  return written;
}

/** What would become of a plan if it were written without an error. */
export function foresee(plan: HandoffPlan): Written {
  const foreseen = toUnchanged(plan);
  return { ...foreseen, outcome: outcomeOf(foreseen) };
}

function toUnchanged(plan: HandoffPlan): Written {
  return { plan, handoffId: plan.handoffId, outcome: "unchanged", errors: [] };
}

function outcomeOf({ plan, errors }: Written): Written["outcome"] {
  if (errors.length > 0) {
    return "failed";
  }
  if (plan.handoffId === null) {
    return "created";
  }
  return isUnchanged(plan) ? "unchanged" : "updated";
}

/** By their unique key, so that a trigger that was faster, or an answer that was lost, makes no second Handoff. */
async function createHandoffs(
  api: OrgApi,
  written: readonly Written[],
  runningUserId: string,
  options?: WriteOptions
): Promise<void> {
  const missing = written.filter(({ handoffId }) => handoffId === null);
  const results = await upsertHandoffs(api, missing, {}, options);
  const otherOwner = missing.filter(
    ({ plan }, index) => isOwnerRefused(results[index]) && plan.fields["OwnerId"] !== runningUserId
  );
  note(
    missing.filter((result) => !otherOwner.includes(result)),
    results.filter((_, index) => !otherOwner.includes(missing[index] as Written))
  );
  note(otherOwner, await upsertHandoffs(api, otherOwner, { OwnerId: runningUserId }, options));
}

function upsertHandoffs(
  api: OrgApi,
  missing: readonly Written[],
  changes: Fields,
  options?: WriteOptions
): Promise<SaveResult[]> {
  const records = missing.map(({ plan }) => ({ ...plan.fields, Opportunity_Key__c: plan.source.id, ...changes }));
  return writeRecords(records, (batch) => api.upsert(HANDOFF, "Opportunity_Key__c", batch), {
    ...options,
    // Two transactions that insert the same key at once: the next attempt finds the other one's record.
    retriedStatus: [DUPLICATE]
  });
}

function isOwnerRefused(result: SaveResult | undefined): boolean {
  return OWNER_REFUSED.includes(result?.errors[0]?.statusCode ?? "");
}

function note(results: readonly Written[], saved: readonly SaveResult[]): void {
  results.forEach((result, index) => {
    const { id = null, errors = [] } = saved[index] ?? {};
    result.handoffId = id;
    result.errors.push(...errors.map((error) => ({ object: HANDOFF, ...error })));
  });
}

/** Returns the keys that the org refused, which are not remembered, so that a retry adds their rows. */
async function addRows(api: OrgApi, reached: readonly Written[], options?: WriteOptions): Promise<ReadonlySet<string>> {
  const sendings = reached.flatMap((to) =>
    to.plan.added.map(({ object, key, fields }): Sending => {
      return { to, key, record: { object, fields: { ...fields, Handoff__c: to.handoffId } } };
    })
  );
  const refused = await send(byObject(sendings), (batch) => api.create(batch), options);
  return new Set(refused.map(({ key }) => key ?? ""));
}

async function update(
  api: OrgApi,
  reached: readonly Written[],
  refusedKeys: ReadonlySet<string>,
  options?: WriteOptions
): Promise<void> {
  const handoffs = reached.flatMap((to): Sending[] => {
    const fields = handoffChanges(to, refusedKeys);
    return fields === null ? [] : [{ to, key: null, record: { object: HANDOFF, fields } }];
  });
  const rows = reached.flatMap((to) =>
    to.plan.changed.map(({ object, id, fields }): Sending => {
      return { to, key: null, record: { object, fields: { Id: id, ...fields } } };
    })
  );
  await send([...handoffs, ...byObject(rows)], (batch) => api.update(batch), options);
}

/** The changed fields of a Handoff and the keys of its rows; null where nothing was written for it. */
function handoffChanges({ plan, handoffId }: Written, refusedKeys: ReadonlySet<string>): Fields | null {
  if (!hasSeeded(plan)) {
    return null;
  }
  const keys = [...plan.seededKeys].filter((key) => !refusedKeys.has(key));
  const seeded = { Seeded_Keys__c: joinKeys(keys), Seeded_At__c: new Date().toISOString() };
  return { Id: handoffId, ...(plan.handoffId === null ? {} : plan.fields), ...seeded };
}

/** Sends records, notes the errors, and returns the records that were refused. */
async function send(
  sendings: readonly Sending[],
  write: (batch: readonly WriteRecord[]) => Promise<SaveResult[]>,
  options?: WriteOptions
): Promise<Sending[]> {
  const results = await writeRecords(
    sendings.map(({ record }) => record),
    write,
    options
  );
  return sendings.filter(({ to, record, key }, index) => {
    const errors = (results[index]?.errors ?? []).filter((error) => !isAlreadyThere(error, key));
    to.errors.push(...errors.map((error) => ({ object: record.object, ...error })));
    return errors.length > 0;
  });
}

/** A row with the same key is the row that was to be added: a trigger was faster, or an answer was lost. */
function isAlreadyThere({ statusCode, message }: SaveError, key: string | null): boolean {
  return key !== null && statusCode === DUPLICATE && message.includes("Source_Key__c");
}

/** A collection may change between objects only a few times, so rows of one object stand together. */
function byObject(sendings: readonly Sending[]): Sending[] {
  return sendings.toSorted((left, right) => left.record.object.localeCompare(right.record.object));
}
