import assert from "node:assert/strict";
import { Connection } from "jsforce";
import { look, withFolders, type DealOrg } from "./dealOrg.ts";
import { requireDeals, type Kept, type Told } from "./kept.ts";
import { serveInProcess } from "./servedProcess.ts";
import type { Trial } from "./trial.ts";

const KILLS = 100;
const CLIENTS = 4;
const DEALS_IN_A_WRITE = 5;
/** Writes that are acknowledged before a server is killed. */
const WRITES_EACH = 3;
const LONGEST_WAIT_MILLISECONDS = 40;
const API_VERSION = "62.0";

/** Ends the server in the middle of writes, again and again. */
export const kills: Trial = {
  name: "kills",
  says: `the server killed (-9) ${KILLS} times while ${CLIENTS} clients write won Opportunities, ${DEALS_IN_A_WRITE} in a transaction`,
  mostSeconds: 900,
  run: (tell) =>
    withFolders(async (made) => {
      const user = firstUser(made);
      const writes = new Writes();
      let kept: Kept = { whole: 0, absent: 0 };
      for (let kill = 1; kill <= KILLS; kill++) {
        await killInTheMiddle(made, user, writes);
        kept = look(made, (store) => requireDeals(store, writes.told()));
        tell(`${kill} kills, ${writes.acknowledged.size} acknowledged Opportunities`);
      }
      const { size } = writes.acknowledged;
      return `all ${size} acknowledged Opportunities there, with one handoff each, after each of ${KILLS} kills; of the writes under way ${kept.whole} were there whole, ${kept.absent} not at all`;
    })
};

interface User {
  username: string;
  password: string;
}

function firstUser(made: DealOrg): User {
  const org = made.open();
  org.close();
  return { username: org.config.users[0]?.username ?? "", password: org.config.password };
}

/** What was written in all lives of the server. */
class Writes {
  readonly acknowledged = new Map<string, string>();
  readonly #unanswered = new Set<readonly string[]>();
  #sent = 0;

  /** Sends deals in one transaction. Rejects where the server was killed before it answered; they count as unanswered from then on. */
  async send(client: Connection): Promise<void> {
    const number = ++this.#sent;
    const names = Array.from({ length: DEALS_IN_A_WRITE }, (_, index) => `Deal ${number}, ${index}`);
    this.#unanswered.add(names);
    const deals = names.map((Name) => ({ Name, StageName: "Closed Won", CloseDate: "2026-01-31" }));
    const results = await client.sobject("Opportunity").create(deals, { allOrNone: true });
    for (const [index, { id, success, errors }] of results.entries()) {
      assert.ok(success && id !== undefined, JSON.stringify(errors));
      this.acknowledged.set(id, names[index] ?? "");
    }
    this.#unanswered.delete(names);
  }

  told(): Told {
    return { acknowledged: this.acknowledged, unanswered: [...this.#unanswered] };
  }
}

/** Lets clients write without a pause until some writes were acknowledged, then kills the server at a moment of chance. */
async function killInTheMiddle(made: DealOrg, user: User, writes: Writes): Promise<void> {
  const server = await serveInProcess(made);
  const client = new Connection({ loginUrl: server.url, version: API_VERSION });
  await client.login(user.username, user.password);
  const before = writes.acknowledged.size;
  let killed = false;
  const enough = Promise.withResolvers<null>();
  const write = async (): Promise<void> => {
    while (!killed) {
      await writes.send(client);
      if (writes.acknowledged.size >= before + WRITES_EACH * DEALS_IN_A_WRITE) enough.resolve(null);
    }
  };
  const clients = Promise.allSettled(
    Array.from({ length: CLIENTS }, () =>
      write().catch((error: unknown) => {
        if (!killed) enough.reject(error);
        throw error;
      })
    )
  );
  try {
    await enough.promise;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_WAIT_MILLISECONDS));
  } finally {
    killed = true;
    await server.kill();
  }
  const cut = (await clients).filter(({ status }) => status === "rejected").length;
  assert.ok(cut > 0, "No client was waiting for an answer when the server was killed.");
}
