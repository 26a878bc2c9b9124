import type { SObjectSchema } from "../schema/types.ts";
import type { RecordValues } from "../values.ts";
import { childrenOf, type Children } from "./children.ts";
import { fail, idOf, newRow, type Row } from "./row.ts";
import type { Statement, Step } from "./statement.ts";
import { deleteRecords } from "./steps/deleteRecords.ts";
import { afterDeleteTriggers, beforeDeleteTriggers } from "./steps/recordTriggers.ts";
import { updateRollupSummaries } from "./steps/rollupSummaries.ts";
import { refreshSecurity } from "./steps/securityCache.ts";
import { writeByPlatform } from "./writeByPlatform.ts";
import { standardBehaviour } from "./steps/standardBehaviours.ts";

const MERGEABLE: ReadonlySet<string> = new Set(["Account", "Case", "Contact", "Lead"]);

/** Can records of the object be merged? */
export function isMergeable(object: SObjectSchema): boolean {
  return MERGEABLE.has(object.name);
}

/**
 * What becomes of the records that lose a merge: they are deleted, and what hangs below them goes to the master without triggers.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_merge_statements.htm
 */
export class MergeOfLosers {
  readonly #masterId: string;
  #reparented: Children[] = [];

  constructor(masterId: string) {
    this.#masterId = masterId;
  }

  get steps(): readonly Step[] {
    return [
      refuseSomeMerges(this.#masterId),
      beforeDeleteTriggers,
      (statement, rows) => this.#reparent(statement, rows),
      standardBehaviour("beforeDelete"),
      deleteRecords,
      nameMaster(this.#masterId),
      refreshSecurity,
      afterDeleteTriggers,
      standardBehaviour("total"),
      updateRollupSummaries,
      (statement) => this.#updateSummaries(statement)
    ];
  }

  /** The records that have another parent now. */
  reparentedIds(): string[] {
    return this.#reparented.flatMap(({ records }) => records.map((record) => String(record["Id"])));
  }

  /** Shares of a loser give access to nothing else; all else that points to a loser points to the master from now on. */
  #reparent(statement: Statement, rows: Row[]): void {
    const { store } = statement.dependencies;
    for (const children of childrenOf(statement.dependencies, statement.object, rows.map(idOf))) {
      const { object, field, records } = children;
      for (const record of records) {
        if (object.kind === "share") store.purge(object, String(record["Id"]));
        else writeByPlatform(statement, object, record, { [field]: this.#masterId });
      }
      if (object.kind !== "share") this.#reparented.push(children);
    }
  }

  #updateSummaries(statement: Statement): void {
    for (const { object, field, records } of this.#reparented) {
      const rows = records.map((old, index) => movedRow(index, old, field, this.#masterId));
      updateRollupSummaries({ ...statement, object, operation: "update" }, rows);
    }
  }
}

/** The master is no loser, and refers to none: that would lead nowhere. */
function refuseSomeMerges(masterId: string): Step {
  return (statement, rows) => {
    const { store } = statement.dependencies;
    const master = store.read(statement.object, [masterId]).get(masterId) ?? {};
    for (const row of rows) {
      if (idOf(row) === masterId) fail(row, "MERGE_FAILED", "A record cannot be merged with itself");
      const field = referenceTo(statement.object, master, idOf(row));
      if (field !== undefined) fail(row, "ENTITY_IS_DELETED", "entity is deleted", [field]);
    }
  };
}

function referenceTo(object: SObjectSchema, master: RecordValues, loserId: string): string | undefined {
  return object.fields.find((field) => field.type === "reference" && master[field.name] === loserId)?.name;
}

/** After triggers, and queries for all rows, see which record has won. */
function nameMaster(masterId: string): Step {
  return ({ dependencies, object }, rows) => {
    for (const row of rows) {
      dependencies.store.update(object, { Id: idOf(row), MasterRecordId: masterId });
      row.old = { ...row.old, MasterRecordId: masterId };
    }
  };
}

function movedRow(index: number, old: RecordValues, field: string, masterId: string): Row {
  const row = newRow(index, {});
  row.old = old;
  row.record = { ...old, [field]: masterId };
  return row;
}
