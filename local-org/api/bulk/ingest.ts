import { OrgError } from "../../errors.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { asObject, asText, optionalText } from "../input.ts";
import type { BulkAnswer, BulkCall, BulkResource } from "./types.ts";
import type { ApiContext } from "../route.ts";
import { DELIMITER_NAMES, LINE_ENDINGS, oneOf } from "./format.ts";
import { jobJson, type BulkJobs, type IngestJob, type JobState } from "./jobs.ts";
import { processIngest } from "./processIngest.ts";

const OPERATIONS = ["insert", "update", "upsert", "delete", "hardDelete"];

/** https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0_ingest.htm */
export const ingestResources: BulkResource[] = [
  { method: "POST", path: "/ingest", run: create },
  { method: "GET", path: "/ingest", run: list },
  {
    method: "GET",
    path: "/ingest/:jobId",
    run: (_context, jobs, call) => ({ status: 200, body: jobJson(jobs.ingest(call.user, call.jobId)) })
  },
  { method: "PUT", path: "/ingest/:jobId/batches", run: upload },
  { method: "PATCH", path: "/ingest/:jobId", run: changeState },
  { method: "DELETE", path: "/ingest/:jobId", run: remove },
  { method: "GET", path: "/ingest/:jobId/successfulResults", run: results("successful") },
  { method: "GET", path: "/ingest/:jobId/failedResults", run: results("unsuccessful") },
  { method: "GET", path: "/ingest/:jobId/unprocessedrecords", run: results("unprocessed") }
];

function create(context: ApiContext, jobs: BulkJobs, call: BulkCall): BulkAnswer {
  const body = asObject(call.body);
  const operation = asText(body["operation"], "operation");
  if (!OPERATIONS.includes(operation)) throw new OrgError("INVALIDJOB", `InvalidJob : Invalid operation: ${operation}`);
  const object = bulkObject(context, call, asText(body["object"], "object"));
  const externalIdField = optionalText(body["externalIdFieldName"], "externalIdFieldName");
  if (operation === "upsert") requireExternalId(object, externalIdField);
  const columnDelimiter = oneOf(body, "columnDelimiter", DELIMITER_NAMES);
  const lineEnding = oneOf(body, "lineEnding", LINE_ENDINGS);
  oneOf(body, "contentType", ["CSV"]);
  const job = jobs.add<IngestJob>({
    kind: "ingest",
    userId: call.user.userId,
    operation,
    object: object.name,
    state: "Open",
    columnDelimiter,
    lineEnding,
    version: call.version,
    processed: 0,
    failed: 0,
    milliseconds: 0,
    errorMessage: null,
    externalIdField,
    content: "",
    successful: "",
    unsuccessful: "",
    unprocessed: ""
  });
  return { status: 200, body: jobJson(job) };
}

function requireExternalId(object: SObjectSchema, name: string | null): void {
  if (name === null || name === "")
    throw new OrgError(
      "INVALIDJOB",
      `InvalidJob : External ID was blank for ${object.name}. An External ID must be specified for upsert.`
    );
  const field = object.field(name);
  if (field === undefined || !(field.externalId || field.type === "id" || field.unique))
    throw new OrgError(
      "INVALIDJOB",
      `InvalidJob : Field name provided, ${name} does not match an External ID for ${object.name}`
    );
}

function bulkObject({ org }: ApiContext, { user }: BulkCall, name: string): SObjectSchema {
  const object = org.schema.object(name);
  if (object !== undefined && org.security.objectAccess(user, object).read) return object;
  throw new OrgError("INVALIDENTITY", `Entity '${name}' is not supported by the Bulk API.`);
}

function list(_context: ApiContext, jobs: BulkJobs, call: BulkCall): BulkAnswer {
  return {
    status: 200,
    body: { done: true, nextRecordsUrl: null, records: jobs.all(call.user, "ingest").map(jobJson) }
  };
}

function upload(_context: ApiContext, jobs: BulkJobs, call: BulkCall): BulkAnswer {
  const job = jobs.ingest(call.user, call.jobId);
  if (job.state !== "Open")
    throw new OrgError("INVALIDJOBSTATE", `Job ${job.id} is ${job.state}: content can no longer be uploaded`);
  if (!/^text\/csv\b/i.test(call.contentType))
    throw new OrgError("UNSUPPORTED_MEDIA_TYPE", "The content of a job is uploaded as text/csv");
  job.content = typeof call.body === "string" ? call.body : "";
  return { status: 201 };
}

function changeState(context: ApiContext, jobs: BulkJobs, call: BulkCall): BulkAnswer {
  const job = jobs.ingest(call.user, call.jobId);
  const state = asText(asObject(call.body)["state"], "state");
  if (state !== "UploadComplete" && state !== "Aborted")
    throw new OrgError("INVALIDJOBSTATE", `Invalid state: ${state}`);
  const changeable: readonly JobState[] = state === "Aborted" ? ["Open", "UploadComplete", "InProgress"] : ["Open"];
  if (!changeable.includes(job.state))
    throw new OrgError("INVALIDJOBSTATE", `Job ${job.id} is ${job.state}: its state can no longer be changed`);
  job.state = state;
  if (state === "UploadComplete") setImmediate(() => processIngest(context, call.user, job));
  return { status: 200, body: jobJson(job) };
}

function remove(_context: ApiContext, jobs: BulkJobs, call: BulkCall): BulkAnswer {
  jobs.remove(jobs.ingest(call.user, call.jobId));
  return { status: 204 };
}

function results(which: "successful" | "unsuccessful" | "unprocessed"): BulkResource["run"] {
  return (_context, jobs, call) => ({ status: 200, csv: jobs.ingest(call.user, call.jobId)[which] });
}
