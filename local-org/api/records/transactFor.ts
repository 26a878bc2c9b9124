import { setChangeOrigin } from "../../save/changeDataCapture/changeOrigin.ts";
import type { Transaction } from "../../transaction/types.ts";
import type { ApiContext, ApiRequest } from "../route.ts";

/** Who asks for changes of records, through which API. */
export interface Asker {
  user: ApiRequest["user"];
  /** As change events name the API. */
  api: "rest" | "bulkapi";
  version: string;
  /** What the client calls itself in the header `Sforce-Call-Options: client=…`; null where it does not. */
  client: string | null;
}

/** Who asks through the REST API. */
export function askerOf({ user, version, headers }: ApiRequest): Asker {
  const client = /\bclient=([^,;\s]+)/i.exec(headers["sforce-call-options"] ?? "")?.[1] ?? null;
  return { user, api: "rest", version, client };
}

/** Runs the work as one transaction of the user who asks; change events tell where its changes came from. */
export function transactFor<T>({ org }: ApiContext, asker: Asker, work: (transaction: Transaction) => T): T {
  const { user, api, version, client } = asker;
  return org.transact(user.userId, (transaction) => {
    const named = client === null ? "" : `;client=${client}`;
    setChangeOrigin(transaction, `com/salesforce/api/${api}/${version}${named}`);
    return work(transaction);
  });
}
