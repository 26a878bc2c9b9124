import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Connection } from "jsforce";
import { startLocalOrg, type RunningOrg } from "./localOrg.ts";

/** Who may do what with the handoff of a deal of theirs, through the API. */
interface Rights {
  read: boolean;
  editHandoff: boolean;
  addRisk: boolean;
  addOpenItem: boolean;
  editOpenItem: boolean;
  deleteOpenItem: boolean;
}

const NONE: Rights = {
  read: false,
  editHandoff: false,
  addRisk: false,
  addOpenItem: false,
  editOpenItem: false,
  deleteOpenItem: false
};
const ALL: Rights = {
  read: true,
  editHandoff: true,
  addRisk: true,
  addOpenItem: true,
  editOpenItem: true,
  deleteOpenItem: true
};
const RECEIVES: Rights = { ...NONE, read: true, addOpenItem: true, editOpenItem: true };

/** Brightwater has an account executive, a sales engineer and a customer success manager; the delivery lead is not on it. */
const EXPECTED: Record<string, Rights> = {
  "admin@example.com": ALL,
  "ae@example.com": ALL,
  "se@example.com": ALL,
  "csm@example.com": RECEIVES,
  "delivery@example.com": NONE,
  "nobody@example.com": NONE
};
const OF_BRIGHTWATER = "Opportunity__r.Name LIKE 'Brightwater%'";

describe("Access to a handoff through the API", { timeout: 180_000 }, () => {
  let org: RunningOrg;
  let handoffId: string;

  before(async () => {
    org = await startLocalOrg();
    const admin = await logIn("admin@example.com");
    const { records } = await admin.query<{ Id: string }>(`SELECT Id FROM Handoff__c WHERE ${OF_BRIGHTWATER}`);
    handoffId = String(records[0]?.Id);
  });

  after(async () => {
    await org?.stop();
  });

  async function logIn(username: string): Promise<Connection> {
    const connection = new Connection({ loginUrl: org.url, version: "62.0" });
    await connection.login(username, "local");
    return connection;
  }

  async function works(operation: () => Promise<unknown>): Promise<boolean> {
    try {
      await operation();
      return true;
    } catch {
      return false;
    }
  }

  /** An open item of the administrator's, for one user to try their hands on. */
  async function openItem(): Promise<string> {
    const admin = await logIn("admin@example.com");
    const { id } = await admin
      .sobject("Handoff_Open_Item__c")
      .create({ Handoff__c: handoffId, Item__c: "Ask the union" });
    return String(id);
  }

  async function rightsOf(username: string): Promise<Rights> {
    const item = await openItem();
    const connection = await logIn(username);
    const found = (): Promise<void> =>
      connection.query(`SELECT Id FROM Handoff__c WHERE ${OF_BRIGHTWATER}`).then(({ totalSize }) => {
        assert.equal(totalSize, 1);
      });
    return {
      read: await works(found),
      editHandoff: await works(() =>
        connection.sobject("Handoff__c").update({ Id: handoffId, Closing_Moment__c: `Tried by ${username}` })
      ),
      addRisk: await works(() =>
        connection.sobject("Handoff_Risk__c").create({ Handoff__c: handoffId, Risk__c: `Tried by ${username}` })
      ),
      addOpenItem: await works(() =>
        connection.sobject("Handoff_Open_Item__c").create({ Handoff__c: handoffId, Item__c: `Tried by ${username}` })
      ),
      editOpenItem: await works(() =>
        connection.sobject("Handoff_Open_Item__c").update({ Id: item, Status__c: "In Progress" })
      ),
      deleteOpenItem: await works(() => connection.sobject("Handoff_Open_Item__c").destroy(item))
    };
  }

  for (const [username, rights] of Object.entries(EXPECTED)) {
    it(`is what ${username} should have`, async () => {
      assert.deepEqual(await rightsOf(username), rights);
    });
  }
});
