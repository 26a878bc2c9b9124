import { errorCode, errorText } from "../org/errors.ts";
import type { FieldMappings } from "./fieldMappings.ts";
import * as messages from "./messages.ts";
import type { OrgApi } from "./orgApi.ts";
import { planAgain, planNewHandoff, type ExistingHandoff, type HandoffPlan } from "./planSeeding.ts";
import { readHandoffs } from "./readHandoffs.ts";
import { readSources } from "./readSources.ts";
import { OPPORTUNITY } from "./seedObjects.ts";
import type { DealSource } from "./dealSource.ts";
import type { Deal } from "./wonOpportunities.ts";
import { foresee, writePlans, type RecordError, type Written } from "./writePlans.ts";
import { inBatches, type WriteOptions } from "./writeRecords.ts";

const OPPORTUNITIES_AT_ONCE = 200;

/** After these, the next requests would fail as well. */
const BREAKING = new Set([
  "INVALID_SESSION_ID",
  "REQUEST_LIMIT_EXCEEDED",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT"
]);

/** What became of one Opportunity. */
export interface DealResult {
  id: string;
  name: string;
  handoffId: string | null;
  outcome: Written["outcome"];
  rowsAdded: number;
  rowsUpdated: number;
  errors: readonly RecordError[];
}

export interface SeedRun extends WriteOptions {
  dryRun: boolean;
  /** Told after each batch how many Opportunities are done. */
  onProgress?: (done: number) => void;
}

/** Creates and seeds the Handoffs of some won Opportunities, 200 at a time. One result for each, failed or not. */
export async function seedOpportunities(
  api: OrgApi,
  deals: readonly Deal[],
  mappings: FieldMappings,
  run: SeedRun
): Promise<DealResult[]> {
  const results: DealResult[] = [];
  let broken: string | null = null;
  for (const batch of inBatches(deals, OPPORTUNITIES_AT_ONCE)) {
    try {
      results.push(
        ...(broken === null ? await seedBatch(api, batch, mappings, run) : batch.map(failed("NOT_TRIED", broken)))
      );
    } catch (error) {
      const code = errorCode(error);
      results.push(...batch.map(failed(code || "UNKNOWN_EXCEPTION", errorText(error))));
      broken = BREAKING.has(code) ? messages.notTried(errorText(error)) : null;
    }
    run.onProgress?.(results.length);
  }
  return results;
}

async function seedBatch(
  api: OrgApi,
  batch: readonly Deal[],
  mappings: FieldMappings,
  run: SeedRun
): Promise<DealResult[]> {
  const ids = batch.map(({ id }) => id);
  const [sources, handoffs, userId] = await Promise.all([
    readSources(api, mappings, ids),
    readHandoffs(api, mappings, ids),
    api.userId()
  ]);
  const results = new Map<string, DealResult>();
  const plans: HandoffPlan[] = [];
  for (const source of sources) {
    try {
      plans.push(planFor(source, mappings, handoffs.get(source.id), userId));
    } catch (error) {
      results.set(source.id, failed("INVALID_CONTENT", errorText(error))(source));
    }
  }
  for (const written of run.dryRun ? plans.map(foresee) : await writePlans(api, plans, userId, run)) {
    results.set(written.plan.source.id, toResult(written));
  }
  return batch.map((deal) => results.get(deal.id) ?? notWon(deal));
}

function planFor(
  source: DealSource,
  mappings: FieldMappings,
  existing: ExistingHandoff | undefined,
  userId: string
): HandoffPlan {
  return existing === undefined ? planNewHandoff(source, mappings, userId) : planAgain(source, mappings, existing);
}

function toResult({ plan, handoffId, outcome, errors }: Written): DealResult {
  const { id, name } = plan.source;
  return { id, name, handoffId, outcome, rowsAdded: plan.added.length, rowsUpdated: plan.changed.length, errors };
}

/** The result for an Opportunity that is not won, or not to be seen. */
export function notWon(deal: Deal): DealResult {
  return failed("NOT_FOUND", messages.notWon())(deal);
}

function failed(statusCode: string, message: string): (deal: Deal) => DealResult {
  return ({ id, name }) => ({
    id,
    name,
    handoffId: null,
    outcome: "failed",
    rowsAdded: 0,
    rowsUpdated: 0,
    errors: [{ object: OPPORTUNITY, statusCode, message }]
  });
}
