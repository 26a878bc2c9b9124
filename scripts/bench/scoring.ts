import { rmSync } from "node:fs";
import { join } from "node:path";
import { openOrg, type OpenedOrg } from "../../local-org/openOrg.ts";
import { USER_MODE } from "../../local-org/security/types.ts";
import type { RecordValues } from "../../local-org/values.ts";
import type { Benchmark, Cell } from "./benchmark.ts";
import { addOpenDeals, winOpenDeals } from "./deals.ts";
import { copyProject } from "./projectCopy.ts";

const SIZES = [1, 200];
const HANDOFFS = 200;
const SCORE_TRIGGERS = "force-app/main/score/triggers";
const MOST_MORE_QUERIES = 2;
const MOST_MORE_STATEMENTS = 1;
const COUNTED = ["queries", "queryRows", "dmlStatements", "dmlRows", "cpuTime"] as const;

/** What the score adds to saving risks. */
export const scoring: Benchmark = {
  name: "scoring",
  says: "saving 1 risk, and 200 risks on 200 handoffs, in one transaction",
  run() {
    const scored = costs(true);
    const unscored = costs(false);
    const rows = SIZES.flatMap((size, index): Cell[][] => [
      [size, "with the score", ...(scored[index] ?? [])],
      [size, "without", ...(unscored[index] ?? [])]
    ]);
    return {
      columns: ["risks", "how", "queries", "query rows", "DML", "DML rows", "CPU ms", "ms"],
      rows,
      notes: [
        `Aim: at most ${MOST_MORE_QUERIES} queries and ${MOST_MORE_STATEMENTS} DML statement more with the score than without; with 200 risks half of each limit to spare (100 queries, 50,000 rows, 150 DML statements, 10,000 rows, 10,000 ms CPU).`,
        "Without: the same where the triggers that score a handoff's rows are missing."
      ]
    };
  }
};

function costs(scored: boolean): Cell[][] {
  const copy = copyProject();
  if (!scored) rmSync(join(copy.dir, SCORE_TRIGGERS), { recursive: true, force: true });
  const org = openOrg({ projectDir: copy.dir, dataDir: ":memory:", blank: true });
  try {
    addOpenDeals(org, HANDOFFS);
    winOpenDeals(org);
    const handoffs = org.store.all('SELECT "Id" FROM "Handoff__c"', []).map(({ Id }) => String(Id));
    addRisks(org, handoffs.slice(0, 1));
    return SIZES.map((size) => addRisks(org, handoffs.slice(0, size)));
  } finally {
    org.close();
    copy.remove();
  }
}

/** Adds a risk to each of the handoffs in one transaction; returns what it cost. */
function addRisks(org: OpenedOrg, handoffs: readonly string[]): Cell[] {
  const start = performance.now();
  const counts = org.transact(org.administratorId, (transaction) => {
    const results = org.saveOrder.save(transaction, {
      operation: "insert",
      object: org.schema.requireObject("Handoff_Risk__c"),
      records: handoffs.map((handoff) => riskOf(handoff, org.administratorId)),
      allOrNone: true,
      access: USER_MODE
    });
    const failed = results.find(({ success }) => !success);
    if (failed !== undefined) throw new Error(JSON.stringify(failed.errors));
    return COUNTED.map((limit) => transaction.limits.used(limit));
  });
  return [...counts, performance.now() - start];
}

function riskOf(handoff: string, assignedTo: string): RecordValues {
  return {
    Handoff__c: handoff,
    Risk__c: "Nightly export from the billing system fails when two invoices share a number",
    Named_Cause__c: "The billing system's nightly export",
    Severity__c: "High",
    Likelihood__c: "Medium",
    Type__c: "Technical",
    Assigned_To__c: assignedTo,
    Mitigation__c: "Dana tests the export with last year's invoices in the first week"
  };
}
