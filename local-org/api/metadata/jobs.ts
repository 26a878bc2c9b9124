import type { DeployOutcome, DeployRequest, Retrieved } from "../../deploy/types.ts";
import { OrgError } from "../../errors.ts";
import { idOf } from "../../ids.ts";
import type { UserContext } from "../../security/types.ts";

interface Job {
  id: string;
  user: UserContext;
  started: Date;
  /** Null while it runs. */
  ended: Date | null;
  /** What stopped it, null where nothing did. */
  error: string | null;
}

export interface DeployJob extends Job {
  request: DeployRequest;
  outcome: DeployOutcome | null;
  /** Who told it to stop, null where nobody did. */
  canceledBy: UserContext | null;
  readonly stop: AbortController;
}

export interface RetrieveJob extends Job {
  outcome: Retrieved | null;
}

const DEPLOY_PREFIX = "0Af";
const RETRIEVE_PREFIX = "09S";

/** Deployments and retrievals of one server; they do not outlive it. */
export class MetadataJobs {
  readonly #deployments = new Map<string, DeployJob>();
  readonly #retrievals = new Map<string, RetrieveJob>();

  deploy(user: UserContext, request: DeployRequest, run: (signal: AbortSignal) => Promise<DeployOutcome>): DeployJob {
    const id = idOf(DEPLOY_PREFIX, this.#deployments.size + 1);
    const stop = new AbortController();
    const job: DeployJob = { id, user, request, canceledBy: null, stop, ...begun() };
    this.#deployments.set(id, job);
    void follow(job, () => run(stop.signal));
    return job;
  }

  /** Asks a deployment to stop. Throws where it has ended. */
  cancel(user: UserContext, id: string): DeployJob {
    const job = this.deployment(id);
    if (job.ended !== null)
      throw new OrgError("INVALID_ID_FIELD", "Deployment already completed; it can no longer be canceled");
    job.canceledBy = user;
    job.stop.abort();
    return job;
  }

  retrieve(user: UserContext, run: () => Promise<Retrieved>): RetrieveJob {
    const id = idOf(RETRIEVE_PREFIX, this.#retrievals.size + 1);
    const job: RetrieveJob = { id, user, ...begun() };
    this.#retrievals.set(id, job);
    void follow(job, run);
    return job;
  }

  deployment(id: string): DeployJob {
    return found(this.#deployments, id);
  }

  retrieval(id: string): RetrieveJob {
    return found(this.#retrievals, id);
  }
}

function begun(): { started: Date; ended: null; error: null; outcome: null } {
  return { started: new Date(), ended: null, error: null, outcome: null };
}

async function follow<T>(job: Job & { outcome: T | null }, run: () => Promise<T>): Promise<void> {
  try {
    job.outcome = await run();
  } catch (error) {
    job.error = error instanceof Error ? error.message : String(error);
  }
  job.ended = new Date();
}

function found<T>(jobs: ReadonlyMap<string, T>, id: string): T {
  const job = jobs.get(id) ?? [...jobs].find(([longId]) => id.length === 15 && longId.startsWith(id))?.[1];
  if (job === undefined) throw new OrgError("INVALID_ID_FIELD", `invalid id: ${id}`);
  return job;
}
