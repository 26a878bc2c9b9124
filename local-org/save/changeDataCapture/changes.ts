import type { SObjectSchema } from "../../schema/types.ts";
import { keepUnlessUndone } from "../../transaction/keepUnlessUndone.ts";
import type { Transaction } from "../../transaction/types.ts";
import type { Statement } from "../statement.ts";
import { publishChanges } from "./publishChanges.ts";
import type { Change } from "./types.ts";

const CHANGES = Symbol("changes of records that are captured");
const ALL_ENTITIES = Symbol("the changes of all entities are captured");

/** From now on the transaction captures the changes of all entities that can be selected: `Test.enableChangeDataCapture()`. */
export function captureAllEntities(transaction: Transaction): void {
  transaction.state.set(ALL_ENTITIES, true);
}

/** Whether the transaction captures the changes of all entities. */
export function capturesAllEntities(transaction: Transaction): boolean {
  return transaction.state.get(ALL_ENTITIES) === true;
}

/** Whether changes of this object are captured: asked before anything is done for their events. */
export function isCaptured({ dependencies, transaction }: Statement, object: SObjectSchema): boolean {
  return dependencies.changeEvents?.isSelected(object) === true || capturesAllEntities(transaction);
}

/**
 * Remembers changes until the transaction commits: then their events are published. What is rolled back is forgotten. Does nothing where nobody has
 * selected the object.
 */
export function capture(statement: Statement, object: SObjectSchema, changes: () => Omit<Change, "object">[]): void {
  if (!isCaptured(statement, object)) return;
  const { dependencies, transaction } = statement;
  const captured = changesOf(transaction);
  if (captured.length === 0) transaction.afterCommit(() => publishChanges(statement, captured.splice(0)));
  for (const change of changes()) keepUnlessUndone(dependencies.store, captured, { object, ...change });
}

function changesOf({ state }: Transaction): Change[] {
  const known = state.get(CHANGES) as Change[] | undefined;
  if (known !== undefined) return known;
  const changes: Change[] = [];
  state.set(CHANGES, changes);
  return changes;
}
