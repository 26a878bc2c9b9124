import type { FormulaSurroundings } from "../../formula/recordScope.ts";
import { surroundingsOf } from "../../save/surroundings.ts";
import type { AccessMode } from "../../security/types.ts";
import type { Transaction } from "../../transaction/types.ts";
import type { FlowDefinition } from "../definition/types.ts";
import type { ApexActions, FlowOrg } from "../types.ts";

/** What interviews that run together share. */
export class FlowContext {
  readonly org: FlowOrg;
  readonly transaction: Transaction;
  /** What the interviews may see and do where the flow does not say. */
  readonly access: AccessMode;
  readonly actions: ApexActions;
  /** An active flow by name. Throws `NotSupportedError` where there is none that can run here. */
  readonly flowNamed: (name: string) => FlowDefinition;
  /** The interviews run before the record that started them is saved: changes of it need no statement of their own. */
  readonly isBeforeSave: boolean;
  #surroundings: FormulaSurroundings | null = null;

  constructor(
    org: FlowOrg,
    transaction: Transaction,
    access: AccessMode,
    actions: ApexActions,
    flowNamed: (name: string) => FlowDefinition,
    isBeforeSave = false
  ) {
    this.org = org;
    this.transaction = transaction;
    this.access = access;
    this.actions = actions;
    this.flowNamed = flowNamed;
    this.isBeforeSave = isBeforeSave;
  }

  /** What formulas and references see besides the flow itself: parents of records, the user, custom metadata. */
  get surroundings(): FormulaSurroundings {
    const { org, transaction } = this;
    const { schema, store, security, label } = org;
    this.#surroundings ??= surroundingsOf({ dependencies: { schema, store, security, label }, transaction });
    return this.#surroundings;
  }

  /** Something was written: what was read before may be otherwise now. */
  forget(): void {
    this.#surroundings = null;
  }
}
