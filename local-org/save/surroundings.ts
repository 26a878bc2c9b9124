import { globalValue, memberOf } from "../formula/globals.ts";
import type { FormulaSurroundings } from "../formula/recordScope.ts";
import type { FieldValue, RecordValues } from "../values.ts";
import { referenceId } from "./row.ts";
import type { SaveDependencies } from "./dependencies.ts";
import type { Transaction } from "../transaction/types.ts";

/** On whose behalf formulas ask: a statement, or an interview of a flow. */
export interface Asker {
  readonly dependencies: Pick<SaveDependencies, "schema" | "store" | "security" | "label">;
  readonly transaction: Transaction;
}

type RecordGlobal = (sources: Asker["dependencies"], record: RecordValues, field?: string) => FieldValue;

/** Globals that depend on the record or the save. */
const RECORD_GLOBALS: Readonly<Record<string, RecordGlobal>> = {
  $recordtype: (sources, record, field) => memberOf(sources, "RecordType", referenceId(record["RecordTypeId"]), field),
  $system: () => "1900-01-01T00:00:00.000Z"
};

/** What formulas see besides their record. Reads each other record once: make a new one after something was written. */
export function surroundingsOf(statement: Asker): FormulaSurroundings {
  const { dependencies, transaction } = statement;
  const seen = new Map<string, RecordValues | null>();
  return {
    schema: dependencies.schema,
    now: transaction.startedAt,
    timeZone: transaction.user.timeZone,
    record(object, id) {
      if (!seen.has(id)) seen.set(id, dependencies.store.read(object, [id]).get(id) ?? null);
      return seen.get(id) ?? null;
    },
    recordByName: (object, name) =>
      object.nameField === null ? null : (dependencies.store.readWhere(object, object.nameField, [name])[0] ?? null),
    global(reference, record) {
      const [global = "", field] = reference.split(".");
      const ofRecord = RECORD_GLOBALS[global.toLowerCase()];
      if (ofRecord !== undefined) return ofRecord(dependencies, record, field);
      return globalValue(dependencies, transaction.user, reference);
    }
  };
}
