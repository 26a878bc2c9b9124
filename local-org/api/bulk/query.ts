import { OrgError } from "../../errors.ts";
import { USER_MODE } from "../../security/types.ts";
import type { QueryRow } from "../../soql/types.ts";
import type { FieldValue } from "../../values.ts";
import { asObject, asText } from "../input.ts";
import { isResult, isRow, valueJson } from "../records/recordJson.ts";
import type { ApiContext } from "../route.ts";
import { writeCsv } from "./csv.ts";
import { DELIMITER_NAMES, LINE_ENDINGS, oneOf } from "./format.ts";
import { jobJson, type BulkJobs, type QueryJob } from "./jobs.ts";
import type { BulkAnswer, BulkCall, BulkResource } from "./types.ts";

const DEFAULT_PAGE = 50_000;

/** https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/queries.htm */
export const queryResources: BulkResource[] = [
  { method: "POST", path: "/query", run: create },
  { method: "GET", path: "/query", run: list },
  {
    method: "GET",
    path: "/query/:jobId",
    run: (_context, jobs, call) => ({ status: 200, body: jobJson(jobs.query(call.user, call.jobId)) })
  },
  { method: "PATCH", path: "/query/:jobId", run: abort },
  { method: "DELETE", path: "/query/:jobId", run: remove },
  { method: "GET", path: "/query/:jobId/results", run: results }
];

/** The query runs at once: the answer still says UploadComplete, as clients expect. */
function create(context: ApiContext, jobs: BulkJobs, call: BulkCall): BulkAnswer {
  const body = asObject(call.body);
  const operation = asText(body["operation"], "operation");
  if (operation !== "query" && operation !== "queryAll")
    throw new OrgError("INVALIDJOB", `InvalidJob : Invalid operation: ${operation}`);
  const columnDelimiter = oneOf(body, "columnDelimiter", DELIMITER_NAMES);
  const lineEnding = oneOf(body, "lineEnding", LINE_ENDINGS);
  oneOf(body, "contentType", ["CSV"]);
  const soql = asText(body["query"], "query");
  const started = performance.now();
  const { rows } = context.org.query(soql, { user: call.user, access: USER_MODE, allRows: operation === "queryAll" });
  const header = columnsOf(rows, soql);
  const job = jobs.add<QueryJob>({
    kind: "query",
    userId: call.user.userId,
    operation,
    object: rows[0]?.type ?? /\bFROM\s+(\w+)/i.exec(soql)?.[1] ?? "",
    state: "JobComplete",
    columnDelimiter,
    lineEnding,
    version: call.version,
    processed: rows.length,
    failed: 0,
    milliseconds: performance.now() - started,
    errorMessage: null,
    soql,
    header,
    rows: rows.map((row) => header.map((column) => cell(context, row, column)))
  });
  return { status: 200, body: { ...jobJson(job), state: "UploadComplete" } };
}

function list(_context: ApiContext, jobs: BulkJobs, call: BulkCall): BulkAnswer {
  return {
    status: 200,
    body: { done: true, nextRecordsUrl: null, records: jobs.all(call.user, "query").map(jobJson) }
  };
}

function abort(_context: ApiContext, jobs: BulkJobs, call: BulkCall): BulkAnswer {
  const job = jobs.query(call.user, call.jobId);
  throw new OrgError("INVALIDJOBSTATE", `Job ${job.id} is ${job.state}: it can no longer be aborted`);
}

function remove(_context: ApiContext, jobs: BulkJobs, call: BulkCall): BulkAnswer {
  jobs.remove(jobs.query(call.user, call.jobId));
  return { status: 204 };
}

function results(_context: ApiContext, jobs: BulkJobs, call: BulkCall): BulkAnswer {
  const job = jobs.query(call.user, call.jobId);
  const start = Number(call.query["locator"] ?? 0);
  if (!Number.isInteger(start) || start < 0) throw new OrgError("INVALID_QUERY_LOCATOR", "invalid query locator");
  const size = Math.max(1, Math.floor(Number(call.query["maxRecords"] ?? DEFAULT_PAGE)) || DEFAULT_PAGE);
  const page = job.rows.slice(start, start + size);
  const end = start + page.length;
  const locator = end < job.rows.length ? String(end) : "null";
  const headers = { "sforce-locator": locator, "sforce-numberofrecords": String(page.length) };
  return { status: 200, csv: writeCsv([job.header, ...page], job), headers };
}

/** Columns as they stand in the SELECT list; from its text where the query found nothing. */
function columnsOf(rows: readonly QueryRow[], soql: string): string[] {
  const columns = new Set(rows.flatMap((row) => paths(row)));
  if (columns.size > 0) return [...columns];
  const list = /^\s*SELECT\s+(.*?)\s+FROM\s/is.exec(soql)?.[1] ?? "";
  return list.split(",").map((column) => column.trim());
}

function paths(row: QueryRow): string[] {
  return Object.entries(row.fields).flatMap(([name, value]) => {
    if (isResult(value)) throw new OrgError("API_ERROR", "Bulk queries cannot have sub-queries");
    return isRow(value) ? paths(value).map((path) => `${name}.${path}`) : [name];
  });
}

function cell(context: ApiContext, row: QueryRow, column: string): string {
  const [head = "", ...rest] = column.split(".");
  const value = row.fields[head];
  if (isRow(value)) return cell(context, value, rest.join("."));
  if (value === undefined || value === null || isResult(value) || rest.length > 0) return "";
  const type = context.org.schema.object(row.type)?.field(head)?.type ?? null;
  return String(valueJson(value as FieldValue, type));
}
