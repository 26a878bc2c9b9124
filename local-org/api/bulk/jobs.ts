import { OrgError } from "../../errors.ts";
import { idOf } from "../../ids.ts";
import type { UserContext } from "../../security/types.ts";

import type { DelimiterName } from "./format.ts";

export type JobState = "Open" | "UploadComplete" | "InProgress" | "JobComplete" | "Aborted" | "Failed";

export interface BulkJob {
  id: string;
  kind: "ingest" | "query";
  userId: string;
  operation: string;
  object: string;
  state: JobState;
  createdDate: string;
  columnDelimiter: DelimiterName;
  lineEnding: "LF" | "CRLF";
  version: string;
  processed: number;
  failed: number;
  milliseconds: number;
  errorMessage: string | null;
}

/** What an ingest job was given and came to. */
export interface IngestJob extends BulkJob {
  kind: "ingest";
  externalIdField: string | null;
  content: string;
  successful: string;
  unsuccessful: string;
  unprocessed: string;
}

/** A query job's rows, as CSV lines behind the header. */
export interface QueryJob extends BulkJob {
  kind: "query";
  soql: string;
  header: string[];
  rows: string[][];
}

const JOB_PREFIX = "750";

/** The bulk jobs of one server; they do not outlive it. */
export class BulkJobs {
  readonly #jobs = new Map<string, IngestJob | QueryJob>();
  #count = 0;

  add<T extends IngestJob | QueryJob>(job: Omit<T, "id" | "createdDate">): T {
    const id = idOf(JOB_PREFIX, ++this.#count);
    const added = { ...job, id, createdDate: new Date().toISOString().replace("Z", "+0000") } as T;
    this.#jobs.set(id, added);
    return added;
  }

  /** The user's job. Throws NOT_FOUND where there is none of this kind. */
  ingest(user: UserContext, id: string): IngestJob {
    const job = this.#own(user, id);
    if (job?.kind === "ingest") return job;
    throw unknownJob();
  }

  query(user: UserContext, id: string): QueryJob {
    const job = this.#own(user, id);
    if (job?.kind === "query") return job;
    throw unknownJob();
  }

  all(user: UserContext, kind: BulkJob["kind"]): (IngestJob | QueryJob)[] {
    return [...this.#jobs.values()].filter((job) => job.kind === kind && job.userId === user.userId);
  }

  remove(job: BulkJob): void {
    this.#jobs.delete(job.id);
  }

  #own(user: UserContext, id: string): IngestJob | QueryJob | undefined {
    const job =
      this.#jobs.get(id) ??
      [...this.#jobs.values()].find((candidate) => candidate.id.startsWith(id) && id.length === 15);
    return job?.userId === user.userId ? job : undefined;
  }
}

function unknownJob(): OrgError {
  return new OrgError("NOT_FOUND", "The requested resource does not exist");
}

/** A job as the API shows it. */
export function jobJson(job: IngestJob | QueryJob): Record<string, unknown> {
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.userId,
    createdDate: job.createdDate,
    systemModstamp: job.createdDate,
    state: job.state,
    concurrencyMode: "Parallel",
    contentType: "CSV",
    apiVersion: Number(job.version),
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
    jobType: job.kind === "ingest" ? "V2Ingest" : "V2Query",
    numberRecordsProcessed: job.processed,
    numberRecordsFailed: job.failed,
    retries: 0,
    totalProcessingTime: Math.round(job.milliseconds),
    apiActiveProcessingTime: Math.round(job.milliseconds),
    apexProcessingTime: 0,
    ...(job.errorMessage === null ? {} : { errorMessage: job.errorMessage }),
    ...(job.kind === "ingest" ? ingestJson(job) : {})
  };
}

function ingestJson(job: IngestJob): Record<string, unknown> {
  const external = job.externalIdField === null ? {} : { externalIdFieldName: job.externalIdField };
  return {
    ...external,
    contentUrl: `services/data/v${job.version}/jobs/ingest/${job.id}/batches`,
    assignmentRuleId: null
  };
}
