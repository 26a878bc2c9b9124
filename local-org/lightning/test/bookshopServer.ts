import assert from "node:assert/strict";
import { createServer } from "../../api/createServer.ts";
import { openOrg, type OpenedOrg } from "../../openOrg.ts";
import { USER_MODE } from "../../security/types.ts";
import type { RecordValues } from "../../values.ts";
import { registerLightning } from "../register.ts";
import { CACHE_DIR, copyBookshop, type BookshopCopy } from "./bookshopCopy.ts";

/** The bookshop, served with a few records. */
export interface BookshopServer {
  files: BookshopCopy;
  org: OpenedOrg;
  base: string;
  bookId: string;
  opportunityId: string;
  /** Inserts a record as the administrator and answers its id. */
  insert(object: string, record: RecordValues): string;
  close(): Promise<void>;
}

export async function startBookshop(): Promise<BookshopServer> {
  const files = copyBookshop();
  const org = openOrg({ projectDir: files.dir, dataDir: ":memory:" });
  const insert = (object: string, record: RecordValues): string => insertInto(org, object, record);
  const app = await createServer(org, {
    password: org.config.password,
    mountShell: async (server, served, sessions) => {
      await registerLightning(server, served, sessions, { cacheDir: CACHE_DIR, watch: true });
    }
  });
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    files,
    org,
    base: address.replace("127.0.0.1", "localhost"),
    ...insertSamples(insert),
    insert,
    async close() {
      await app.close();
      org.close();
      files.remove();
    }
  };
}

function insertSamples(insert: BookshopServer["insert"]): Pick<BookshopServer, "bookId" | "opportunityId"> {
  const author = insert("Author__c", { Name: "Ursula K. Le Guin" });
  const signed = { Name: "The Dispossessed", Author__c: author, Price__c: 12.5, Signing_Time__c: "14:30:00.000Z" };
  const bookId = insert("Book__c", { ...signed, In_Print__c: true });
  insert("Book__c", { Name: "The Lathe of Heaven", Author__c: author, Price__c: 9.99 });
  const AccountId = insert("Account", { Name: "Readers United" });
  const opportunity = { Name: "Spring order", AccountId, StageName: "Prospecting", CloseDate: "2030-12-01" };
  return { bookId, opportunityId: insert("Opportunity", opportunity) };
}

function insertInto(org: OpenedOrg, object: string, record: RecordValues): string {
  const request = {
    operation: "insert" as const,
    object: org.schema.requireObject(object),
    records: [record],
    allOrNone: true,
    access: USER_MODE
  };
  const [result] = org.transact(org.administratorId, (transaction) => org.saveOrder.save(transaction, request));
  assert.ok(result?.id, result?.errors[0]?.message);
  return result.id;
}
