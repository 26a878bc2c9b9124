import { openOrg, type OpenedOrg } from "../../local-org/openOrg.ts";
import { USER_MODE } from "../../local-org/security/types.ts";
import type { Benchmark, Cell, Table } from "./benchmark.ts";
import { addOpenDeals, CONTACTS_PER_DEAL, PRODUCTS_PER_DEAL } from "./deals.ts";
import { copyProject, NO_CREATION, type ProjectCopy } from "./projectCopy.ts";
import { closeRecordByRecord } from "./recordByRecord.ts";
import { withClient } from "./servedOrg.ts";
import { isConstant, median } from "./statistics.ts";
import { timedAsync } from "./timing.ts";

const SIZES = [1, 50, 200];
const RUNS = 3;
const SAMPLE = 10;
const MOST_QUERIES = 8;
const MOST_STATEMENTS = 4;

interface Cost {
  queries: number;
  queryRows: number;
  statements: number;
  rows: number;
  cpu: number;
  milliseconds: number;
}

/** What closing Opportunities costs their transaction. */
export const closing: Benchmark = {
  name: "closing",
  says: `closing 1, 50 and 200 Opportunities with ${PRODUCTS_PER_DEAL} line items and ${CONTACTS_PER_DEAL} contact roles each in one transaction`,
  async run() {
    const on = costsIn(copyProject(), SIZES, true);
    const off = costsIn(copyProject(NO_CREATION), SIZES, false);
    const alone = await costRecordByRecord();
    return tableOf(on, off, alone);
  }
};

function tableOf(on: readonly Cost[], off: readonly Cost[], alone: { calls: number; milliseconds: number }): Table {
  const rows = SIZES.flatMap((size, index): Cell[][] => [
    [size, "with the app", ...figures(on[index]), 1],
    [size, "app switched off", ...figures(off[index]), 1],
    [size, "record by record", null, null, null, null, null, alone.milliseconds * size, alone.calls * size]
  ]);
  const grows = !isConstant(on.map(({ queries }) => queries)) || !isConstant(on.map(({ statements }) => statements));
  const most = Math.max(...on.map(({ queries }) => queries));
  const mostStatements = Math.max(...on.map(({ statements }) => statements));
  return {
    columns: ["deals", "how", "queries", "query rows", "DML", "DML rows", "CPU ms", "ms", "API calls"],
    rows,
    notes: [
      grows
        ? "Queries or DML statements grow with the number of deals."
        : "Queries and DML statements do not grow with the number of deals.",
      `Aim: at most ${MOST_QUERIES} queries and ${MOST_STATEMENTS} DML statements: ${most} and ${mostStatements}.`,
      "App switched off: the same update where the app's setting stops its automation; the difference is what the app costs.",
      `Record by record: a jsforce script that does the same work without the app, measured on ${SAMPLE} deals and multiplied.`,
      `Times are medians of ${RUNS}; CPU is what Apex's limit counts (10,000 ms).`
    ]
  };
}

function figures(cost: Cost | undefined): Cell[] {
  if (cost === undefined) return [];
  const { queries, queryRows, statements, rows, cpu, milliseconds } = cost;
  return [queries, queryRows, statements, rows, cpu, milliseconds];
}

function costsIn(copy: ProjectCopy, sizes: readonly number[], handsOver: boolean): Cost[] {
  const org = openOrg({ projectDir: copy.dir, dataDir: ":memory:", blank: true });
  try {
    closeDeals(org, addOpenDeals(org, 1));
    return sizes.map((size) => {
      const costs = Array.from({ length: RUNS }, () => closeDeals(org, addOpenDeals(org, size)));
      requireHandoffs(org, handsOver);
      return medianCost(costs);
    });
  } finally {
    org.close();
    copy.remove();
  }
}

function closeDeals(org: OpenedOrg, ids: readonly string[]): Cost {
  const start = performance.now();
  const cost = org.transact(org.administratorId, (transaction) => {
    const results = org.saveOrder.save(transaction, {
      operation: "update",
      object: org.schema.requireObject("Opportunity"),
      records: ids.map((Id) => ({ Id, StageName: "Closed Won" })),
      allOrNone: true,
      access: USER_MODE
    });
    const failed = results.find(({ success }) => !success);
    if (failed !== undefined) throw new Error(JSON.stringify(failed.errors));
    const { limits } = transaction;
    return {
      queries: limits.used("queries"),
      queryRows: limits.used("queryRows"),
      statements: limits.used("dmlStatements"),
      rows: limits.used("dmlRows"),
      cpu: limits.used("cpuTime")
    };
  });
  return { ...cost, milliseconds: performance.now() - start };
}

function medianCost(costs: readonly Cost[]): Cost {
  const middle = (figure: keyof Cost): number => median(costs.map((cost) => cost[figure]));
  return {
    queries: middle("queries"),
    queryRows: middle("queryRows"),
    statements: middle("statements"),
    rows: middle("rows"),
    cpu: middle("cpu"),
    milliseconds: middle("milliseconds")
  };
}

/** Figures of a close that handed nothing over would be worth nothing. */
function requireHandoffs(org: OpenedOrg, handsOver: boolean): void {
  const count = (object: string, where = ""): number =>
    Number(org.store.all(`SELECT COUNT(*) AS n FROM "${object}" ${where}`, [])[0]?.["n"]);
  const deals = handsOver ? count("Opportunity", 'WHERE "IsWon" = 1') : 0;
  const found = [count("Handoff__c"), count("Handoff_Product__c"), count("Handoff_Stakeholder__c")];
  const expected = [deals, deals * PRODUCTS_PER_DEAL, deals * CONTACTS_PER_DEAL];
  if (found.join() !== expected.join())
    throw new Error(
      `Handoffs, products and stakeholders should be ${expected.join(", ")}, and are ${found.join(", ")}.`
    );
}

async function costRecordByRecord(): Promise<{ calls: number; milliseconds: number }> {
  const copy = copyProject(NO_CREATION);
  const org = openOrg({ projectDir: copy.dir, dataDir: ":memory:", blank: true });
  try {
    const [first = "", ...ids] = addOpenDeals(org, SAMPLE + 1);
    return await withClient(org, async (connection) => {
      const calls = await closeRecordByRecord(connection, first);
      const milliseconds = await timedAsync(async () => {
        for (const id of ids) await closeRecordByRecord(connection, id);
      });
      return { calls, milliseconds: milliseconds / ids.length };
    });
  } finally {
    org.close();
    copy.remove();
  }
}
