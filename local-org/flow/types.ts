import type { Project } from "../metadata/types.ts";
import type { SaveOrder } from "../save/types.ts";
import type { Schema } from "../schema/types.ts";
import type { AccessMode, Security, UserContext } from "../security/types.ts";
import type { QueryOptions, QueryResult } from "../soql/types.ts";
import type { Store } from "../store/types.ts";
import type { Transaction } from "../transaction/types.ts";
import type { FlowRunner } from "../save/types.ts";
import type { ResourceType } from "./definition/types.ts";
import type { FlowObject, FlowValue } from "./values/flowValue.ts";

/** The parts of the org that flows stand on. */
export interface FlowOrg {
  readonly project: Project;
  readonly schema: Schema;
  readonly store: Store;
  readonly security: Security;
  readonly saveOrder: SaveOrder;
  /** Runs SOQL text with binds. */
  query(soql: string, options: QueryOptions): QueryResult;
  /** The text of a custom label; null where there is none. */
  readonly label: (name: string) => string | null;
  /** An org that Apex tests run in. */
  readonly isForTests: boolean;
  /** Runs work in a transaction of its own as the user, for what flows do after the commit. */
  newTransaction(userId: string, work: (transaction: Transaction) => void): void;
}

/** What flows need of Apex; flows know no more of it than this. */
export interface ApexActions {
  /** The invocable method of the class, called once with all inputs; an answer for each. Throws a `FlowFault` where it throws. */
  invoke(transaction: Transaction, className: string, inputs: readonly FlowInputs[]): FlowInputs[];
  /** A new Apex-defined value. */
  make(transaction: Transaction, className: string): FlowObject;
}

/** Values by name, as they go into a flow or an action and come out of it. */
export type FlowInputs = ReadonlyMap<string, FlowValue>;

/** How a flow that Apex or a client starts ended. */
export interface FlowEnd {
  /** The text of the fault that ended it; null where it went through. */
  fault: string | null;
  /** The value of a variable by name, whatever its case; null where there is none or it has none. */
  variable(name: string): FlowValue;
  /** Its type; null where nobody has declared one. */
  typeOf(name: string): ResourceType | null;
  /** The variables that are available for output. */
  outputs: FlowInputs;
}

/** How a flow is started by name. */
export interface FlowStart {
  name: string;
  user: UserContext;
  /** What the caller may see and do, unless the flow says how it runs. */
  access: AccessMode;
  inputs: FlowInputs;
}

/** An org's flows. */
export interface Flows extends FlowRunner {
  /**
   * The name of a flow that the user can start, in its own spelling: an active one, or any for those who manage flows. Null where there is none.
   * https://help.salesforce.com/s/articleView?id=platform.flow_distribute_activate.htm
   */
  find(name: string, user: UserContext): string | null;
  /** Interviews of one flow, run together. */
  start(transaction: Transaction, starts: readonly FlowStart[]): FlowEnd[];
  /** Makes the project's Apex known when it has been compiled. */
  useActions(actions: ApexActions): void;
}
