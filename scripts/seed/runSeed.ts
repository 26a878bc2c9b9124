import type { Connection } from "jsforce";
import { errorCode, errorText } from "../org/errors.ts";
import { JsforceApi } from "./jsforceApi.ts";
import * as messages from "./messages.ts";
import { ObjectDescribes } from "./objectDescribes.ts";
import type { OrgApi } from "./orgApi.ts";
import type { Progress } from "./progress.ts";
import { readMappings } from "./readMappings.ts";
import { toReport, type Report } from "./report.ts";
import { notWon, seedOpportunities } from "./seedOpportunities.ts";
import { findWonOpportunities, type Choice, type Deal } from "./wonOpportunities.ts";

const REFUSED_CONDITION = new Set(["MALFORMED_QUERY", "INVALID_FIELD", "INVALID_QUERY_FILTER_OPERATOR"]);

/** The condition on the command line is no SOQL of this org. */
export class ConditionError extends Error {}

export interface SeedChoice extends Choice {
  dryRun: boolean;
}

/**
 * Seeds the chosen Opportunities of an org.
 *
 * @throws SeedError where the org lacks the app or the user its permissions
 * @throws ConditionError where the org refuses the SOQL condition
 */
export async function runSeed(connection: Connection, choice: SeedChoice, progress: Progress): Promise<Report> {
  const api = new JsforceApi(connection);
  const started = performance.now();
  const { mappings, seedsHandoffs } = await readMappings(api, new ObjectDescribes(api));
  const deals = await findDeals(api, choice);
  progress.start(deals.length);
  const seeded = await seedOpportunities(api, deals, mappings, {
    dryRun: choice.dryRun,
    onProgress: (done) => progress.update(done)
  });
  progress.stop();
  const results =
    choice.opportunity !== undefined && deals.length === 0 ? [notWon({ id: choice.opportunity, name: "" })] : seeded;
  return toReport(results, {
    org: connection.instanceUrl,
    dryRun: choice.dryRun,
    apiCalls: api.calls,
    seconds: (performance.now() - started) / 1000,
    notes: seedsHandoffs ? [] : [messages.seedingOff()],
    mappingProblems: mappings.problems
  });
}

async function findDeals(api: OrgApi, choice: Choice): Promise<Deal[]> {
  try {
    return await findWonOpportunities(api, choice);
  } catch (error) {
    if (choice.where !== undefined && REFUSED_CONDITION.has(errorCode(error))) {
      throw new ConditionError(messages.conditionRefused(errorText(error)));
    }
    throw error;
  }
}
