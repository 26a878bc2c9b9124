import type { ApexEngine } from "./apex/types.ts";
import type { Flows } from "./flow/types.ts";
import type { Project } from "./metadata/types.ts";
import type { EventListener, SaveOrder } from "./save/types.ts";
import type { Schema } from "./schema/types.ts";
import type { Security } from "./security/types.ts";
import type { QueryOptions, QueryResult } from "./soql/types.ts";
import type { Store } from "./store/types.ts";
import type { Transaction } from "./transaction/types.ts";

/** A project loaded and running: what the API, the shell and the command line stand on. */
export interface LocalOrg {
  readonly project: Project;
  readonly schema: Schema;
  readonly store: Store;
  readonly security: Security;
  readonly saveOrder: SaveOrder;
  readonly apex: ApexEngine;
  readonly flows: Flows;
  /** The ISO code of the organization's one currency. */
  readonly currency: string;
  /** Runs the work as one transaction of the user: commits when it returns, rolls back and rethrows when it throws. */
  transact<T>(userId: string, work: (transaction: Transaction) => T): T;
  /** Runs SOQL text. Throws `OrgError` MALFORMED_QUERY, INVALID_FIELD, … as the API does. */
  query(soql: string, options: QueryOptions): QueryResult;
  /** Runs SOSL text: a result for each object behind RETURNING. Throws `OrgError` MALFORMED_SEARCH, INVALID_FIELD, … as the API does. */
  search(sosl: string, options: QueryOptions): QueryResult[];
  /** From now on the listener is told of each platform event and change event, tests excepted. */
  onEvent(listener: EventListener): void;
  close(): void;
}
