import type { UserContext } from "../../security/types.ts";
import type { ApiContext } from "../route.ts";
import type { BulkJobs } from "./jobs.ts";

export interface BulkCall {
  version: string;
  jobId: string;
  body: unknown;
  contentType: string;
  query: Record<string, string>;
  user: UserContext;
}

/** JSON in `body`, or CSV in `csv` with its headers. */
export interface BulkAnswer {
  status: number;
  body?: unknown;
  csv?: string;
  headers?: Record<string, string>;
}

export interface BulkResource {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Behind `/services/data/vXX.X/jobs`. */
  path: string;
  run(context: ApiContext, jobs: BulkJobs, call: BulkCall): BulkAnswer;
}
