import { OrgError } from "../../errors.ts";
import type { SaveOperation, SaveResult } from "../../save/types.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";
import { accessibleObject } from "../objects.ts";
import { toOrgError } from "../errors.ts";
import { saveBatch, type RecordReader } from "../records/batchSave.ts";
import type { Asker } from "../records/transactFor.ts";
import { recordInput } from "../records/recordInput.ts";
import type { ApiContext } from "../route.ts";
import { turnForOthers } from "../turns.ts";
import { columnsOf, rowJson } from "./columns.ts";
import { parseCsv, writeCsv } from "./csv.ts";
import type { IngestJob } from "./jobs.ts";

/** Records in one transaction. */
const CHUNK = 200;

/** Works through what was uploaded, 200 records at a time, with a turn for other requests between. */
export async function processIngest(context: ApiContext, user: UserContext, job: IngestJob): Promise<void> {
  const started = performance.now();
  if (isAborted(job)) {
    job.unprocessed = job.content;
    return;
  }
  job.state = "InProgress";
  try {
    await processRows(context, user, job);
    if (!isAborted(job)) job.state = "JobComplete";
  } catch (error) {
    job.state = "Failed";
    job.errorMessage = toOrgError(error).message;
    job.unprocessed = job.content;
  }
  job.content = "";
  job.milliseconds = performance.now() - started;
}

async function processRows(context: ApiContext, user: UserContext, job: IngestJob): Promise<void> {
  const [header, ...rows] = parseCsv(job.content, job);
  if (header === undefined) throw new OrgError("InvalidBatch", "InvalidBatch : The file has no header");
  const object = accessibleObject(context.org, user, job.object);
  const columns = columnsOf(context.org, user, object, header);
  const successful: string[][] = [["sf__Id", "sf__Created", ...header]];
  const unsuccessful: string[][] = [["sf__Id", "sf__Error", ...header]];
  let start = 0;
  for (; start < rows.length && !isAborted(job); start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    const results = saveChunk(context, user, job, object, columns, chunk);
    for (const [index, row] of chunk.entries()) {
      const result = results[index];
      if (result?.success === true) successful.push([result.id ?? "", String(isCreation(job, result)), ...row]);
      else unsuccessful.push([result?.id ?? "", describeErrors(result), ...row]);
    }
    job.processed += chunk.length;
    job.failed = unsuccessful.length - 1;
    await turnForOthers();
  }
  job.successful = writeCsv(successful, job);
  job.unsuccessful = writeCsv(unsuccessful, job);
  job.unprocessed = writeCsv([header, ...rows.slice(start)], job);
}

/** A client may end a job while it runs: what was saved stays, the rest is not processed. */
function isAborted(job: IngestJob): boolean {
  return job.state === "Aborted";
}

function saveChunk(
  context: ApiContext,
  user: UserContext,
  job: IngestJob,
  object: SObjectSchema,
  columns: ReturnType<typeof columnsOf>,
  rows: string[][]
): SaveResult[] {
  const operation = (job.operation === "hardDelete" ? "delete" : job.operation) as SaveOperation;
  const readers = rows.map((row): RecordReader => () => ({
    object,
    values: recordInput(context.org, user, object, rowJson(columns, row))
  }));
  const external = job.externalIdField === null ? {} : { externalIdField: job.externalIdField };
  const asker: Asker = { user, api: "bulkapi", version: job.version, client: null };
  return saveBatch(context, asker, readers, { operation, allOrNone: false, ...external });
}

function isCreation(job: IngestJob, result: SaveResult): boolean {
  return job.operation === "insert" || (job.operation === "upsert" && result.created);
}

/** `REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --`, as the platform writes it. */
function describeErrors(result: SaveResult | undefined): string {
  const errors = result?.errors ?? [];
  return errors.map(({ statusCode, message, fields }) => `${statusCode}:${message}:${fields.join(", ")} --`).join(" ");
}
