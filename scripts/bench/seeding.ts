import type { Connection } from "jsforce";
import { openOrg, type OpenedOrg } from "../../local-org/openOrg.ts";
import { createProgress } from "../seed/progress.ts";
import type { Report } from "../seed/report.ts";
import { runSeed } from "../seed/runSeed.ts";
import type { Benchmark, Table } from "./benchmark.ts";
import { addOpenDeals, CONTACTS_PER_DEAL, PRODUCTS_PER_DEAL, winOpenDeals } from "./deals.ts";
import { copyProject, NO_CREATION } from "./projectCopy.ts";
import { handOverRecordByRecord } from "./recordByRecord.ts";
import { withClient } from "./servedOrg.ts";
import { perSecond } from "./statistics.ts";
import { timedAsync } from "./timing.ts";

const DEALS = 1_000;
const SAMPLE = 50;
const RECORDS_PER_DEAL = 1 + PRODUCTS_PER_DEAL + CONTACTS_PER_DEAL;

interface Pace {
  records: number;
  calls: number;
  milliseconds: number;
}

/** How fast `npm run seed` is, and how many API calls it needs. */
export const seeding: Benchmark = {
  name: "seed",
  says: `npm run seed on ${DEALS.toLocaleString("en-US")} won Opportunities with ${PRODUCTS_PER_DEAL} line items and ${CONTACTS_PER_DEAL} contact roles each`,
  async run() {
    const copy = copyProject(NO_CREATION);
    const org = openOrg({ projectDir: copy.dir, dataDir: ":memory:", blank: true });
    try {
      addWonDeals(org, DEALS);
      return await withClient(org, async (connection) => {
        const first = await runSeed(connection, { dryRun: false }, createProgress(false));
        requireCreated(first);
        const again = await runSeed(connection, { dryRun: false, where: "Name != NULL" }, createProgress(false));
        const alone = await paceRecordByRecord(connection, addWonDeals(org, SAMPLE));
        return tableOf(first, again, alone);
      });
    } finally {
      org.close();
      copy.remove();
    }
  }
};

function addWonDeals(org: OpenedOrg, count: number): string[] {
  const ids = addOpenDeals(org, count);
  winOpenDeals(org);
  return ids;
}

async function paceRecordByRecord(connection: Connection, ids: readonly string[]): Promise<Pace> {
  let calls = 0;
  const milliseconds = await timedAsync(async () => {
    for (const id of ids) calls += await handOverRecordByRecord(connection, id);
  });
  return { records: ids.length * RECORDS_PER_DEAL, calls, milliseconds };
}

function requireCreated(report: Report): void {
  if (report.created !== DEALS || report.failed > 0)
    throw new Error(`${report.created} handoffs created and ${report.failed} failed, of ${DEALS}.`);
}

function tableOf(first: Report, again: Report, alone: Pace): Table {
  const records = DEALS * RECORDS_PER_DEAL;
  const factor = DEALS / SAMPLE;
  const pace = ({ seconds }: Report): number => perSecond(records, seconds * 1000);
  return {
    columns: ["how", "records", "seconds", "records/s", "API calls"],
    rows: [
      ["npm run seed", records, first.seconds, pace(first), first.apiCalls],
      ["npm run seed, again", records, again.seconds, pace(again), again.apiCalls],
      [
        "record by record",
        records,
        (alone.milliseconds * factor) / 1000,
        perSecond(alone.records, alone.milliseconds),
        alone.calls * factor
      ]
    ],
    notes: [
      `Record by record: a jsforce loop of one create per record, measured on ${SAMPLE} deals and multiplied by ${factor}.`,
      "Client and org share one process here, so that network time is missing: on a distant org each API call adds its round trip.",
      `Again: everything is there already and is compared, not written (${again.unchanged} of ${again.opportunities.length} unchanged).`
    ]
  };
}
