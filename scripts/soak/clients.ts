import assert from "node:assert/strict";
import { Connection } from "jsforce";
import { addOpenDeals } from "../bench/deals.ts";
import { look, withFolders, type DealOrg } from "./dealOrg.ts";
import { requireDeals, requireRecords } from "./kept.ts";
import { serveInProcess } from "./servedProcess.ts";
import type { Trial } from "./trial.ts";

const PAIRS = 25;
const DEALS_EACH = 8;
const API_VERSION = "62.0";

interface Prepared {
  username: string;
  password: string;
  dealIds: string[];
}

/** What the clients were told, by the ids of the records. */
interface Told {
  deals: Map<string, string>;
  campaigns: Map<string, string>;
}

/** Many clients at once, and each deal closed by two of them. */
export const clients: Trial = {
  name: "clients",
  says: `${PAIRS * 2} clients at once with a session each, who write and read, two of them closing the same Opportunity at the same time`,
  mostSeconds: 180,
  run: (tell) =>
    withFolders(async (made) => {
      const prepared = prepare(made);
      const told: Told = { deals: new Map(), campaigns: new Map() };
      const server = await serveInProcess(made);
      try {
        const sessions = await Promise.all(Array.from({ length: PAIRS * 2 }, () => logIn(server.url, prepared)));
        await Promise.all(
          Array.from({ length: PAIRS }, async (_, pair) => {
            for (const dealId of prepared.dealIds.slice(pair * DEALS_EACH, (pair + 1) * DEALS_EACH)) {
              await closeTogether(sessions.slice(pair * 2, pair * 2 + 2), dealId, told);
              tell(`${told.deals.size} deals closed`);
            }
          })
        );
      } finally {
        await server.kill();
      }
      assert.equal(told.deals.size, PAIRS * DEALS_EACH);
      assert.equal(told.campaigns.size, PAIRS * DEALS_EACH * 2);
      look(made, (store) => {
        requireDeals(store, { acknowledged: told.deals });
        requireRecords(store, "Campaign", told.campaigns);
      });
      return `${told.deals.size} Opportunities closed by two clients each, one handoff each; ${told.campaigns.size} campaigns as they were written`;
    })
};

function prepare(made: DealOrg): Prepared {
  const org = made.open();
  try {
    const dealIds = addOpenDeals(org, PAIRS * DEALS_EACH);
    return { dealIds, username: org.config.users[0]?.username ?? "", password: org.config.password };
  } finally {
    org.close();
  }
}

async function logIn(loginUrl: string, { username, password }: Prepared): Promise<Connection> {
  const connection = new Connection({ loginUrl, version: API_VERSION });
  await connection.login(username, password);
  return connection;
}

/** Both close the deal at the same time, each under a name of their own for it; then each sees one of the names, and one handoff. */
async function closeTogether(both: readonly Connection[], dealId: string, told: Told): Promise<void> {
  const names = both.map((_, side) => `Deal ${dealId}, closed by client ${side}`);
  await Promise.all(both.map((client, side) => close(client, dealId, names[side] ?? "")));
  const seen = await Promise.all(both.map((client, side) => lookAround(client, dealId, `${dealId} ${side}`, told)));
  assert.ok(names.includes(seen[0] ?? "") && seen[0] === seen[1], `${seen.join(", ")} are not one of ${names.join()}`);
  told.deals.set(dealId, seen[0] ?? "");
}

async function close(client: Connection, Id: string, Name: string): Promise<void> {
  const result = await client.sobject("Opportunity").update({ Id, Name, StageName: "Closed Won" });
  assert.ok(result.success, JSON.stringify(result.errors));
}

/** Reads the deal and its handoff, and writes and reads a record of its own. Answers the deal's name. */
async function lookAround(client: Connection, dealId: string, key: string, told: Told): Promise<string> {
  const { totalSize } = await client.query(`SELECT Id FROM Handoff__c WHERE Opportunity__c = '${dealId}'`);
  assert.equal(totalSize, 1);
  const { id = "" } = await client.sobject("Campaign").create({ Name: `first ${key}` });
  await client.sobject("Campaign").update({ Id: id, Name: `second ${key}` });
  const campaign = await client.sobject("Campaign").retrieve(id);
  assert.equal(campaign["Name"], `second ${key}`);
  told.campaigns.set(id, `second ${key}`);
  const deal = await client.sobject("Opportunity").retrieve(dealId);
  return String(deal["Name"]);
}
