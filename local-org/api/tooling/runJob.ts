import type { TestMethodResult, TestSession } from "../../apex/types.ts";
import { toOrgError } from "../errors.ts";
import type { ApiContext } from "../route.ts";
import { turnForOthers } from "../turns.ts";
import type { TestItem, TestJob } from "./testJob.ts";

/** Runs the tests of a job, with a turn for other requests after each test; a class that was aborted is left where it is. */
export async function runJob({ org, coverage, channels }: ApiContext, job: TestJob): Promise<void> {
  await turnForOthers();
  const session = org.apex.openTests();
  const started = performance.now();
  const results: TestMethodResult[] = [];
  try {
    for (const item of job.items) {
      results.push(...(await runItem(session, job, item)));
      channels.publishChange("TestResult", "updated", job.id);
    }
    const milliseconds = Math.round(performance.now() - started);
    coverage.record({ results, coverage: session.coverage(), milliseconds });
  } finally {
    session.close();
  }
  job.end();
  channels.publishChange("TestResult", "updated", job.id);
}

async function runItem(session: TestSession, job: TestJob, item: TestItem): Promise<TestMethodResult[]> {
  const results: TestMethodResult[] = [];
  if (job.isAborted(item)) return results;
  job.begin(item);
  try {
    for (const result of session.run(item.names)) {
      results.push(result);
      job.add(item, result);
      await turnForOthers();
      if (job.isAborted(item)) return results;
    }
    job.complete(item, results);
  } catch (error) {
    job.fail(item, toOrgError(error).message);
  }
  return results;
}
