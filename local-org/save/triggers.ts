import { OrgError } from "../errors.ts";
import { formulaValues } from "../formula/recordScope.ts";
import type { RecordValues } from "../values.ts";
import { whileInTrigger } from "./recordsInTriggers.ts";
import { fail, type Row } from "./row.ts";
import type { Transaction } from "../transaction/types.ts";
import type { Statement } from "./statement.ts";
import { surroundingsOf } from "./surroundings.ts";
import type { TriggerErrors, TriggerOperation, TriggerTiming } from "./types.ts";

/** How deep triggers and flows stand in each other. */
export const MAXIMUM_DEPTH = 16;

/** An Apex exception as it leaves a trigger; all that the save order knows of Apex. */
interface ThrownApexException {
  /** `System.NullPointerException: Attempt to de-reference a null object`. */
  describe(): string;
  /** Innermost frame first, the trigger's own among them: `Trigger.Books: line 3, column 1`. */
  stackTrace: string;
}

/** Runs the object's triggers over these rows and takes over what they set and which errors they added. */
export function runTriggers(
  statement: Statement,
  timing: TriggerTiming,
  operation: TriggerOperation,
  rows: Row[]
): void {
  const { triggers, object, transaction } = statement;
  if (rows.length === 0 || triggers === null || !triggers.handles(object, timing, operation)) return;
  const newRecords =
    operation === "delete"
      ? null
      : withFormulas(
          statement,
          rows.map((row) => row.record)
        );
  const isNew = operation === "insert" || operation === "undelete";
  const oldRecords = isNew
    ? null
    : withFormulas(
        statement,
        rows.map((row) => row.old ?? {})
      );
  const run = (): TriggerErrors => triggers.run(transaction, { object, timing, operation, newRecords, oldRecords });
  const name = triggers.name(object, timing, operation);
  const event = `${capital(timing)}${capital(operation)}`;
  const errors = guarded(statement, { name, event }, rows, () =>
    timing === "before" ? whileInTrigger(transaction, name, rows, run) : run()
  );
  for (const [index, found] of errors) rows[index]?.errors.push(...found);
  if (timing === "before" && newRecords !== null) takeOver(statement, rows, newRecords);
}

function withFormulas(statement: Statement, records: RecordValues[]): RecordValues[] {
  const surroundings = surroundingsOf(statement);
  return records.map((record) => ({ ...record, ...formulaValues(statement.object, record, surroundings) }));
}

/** Takes the values that before triggers and flows have set; formula fields and the id stay what they are. */
export function takeOver({ object }: Statement, rows: Row[], newRecords: RecordValues[]): void {
  rows.forEach((row, index) => {
    for (const [name, value] of Object.entries(newRecords[index] ?? {})) {
      const field = object.field(name);
      if (field === undefined || !field.stored || field.name === "Id") continue;
      if ((row.record[field.name] ?? null) !== value) row.explicit.add(field.name);
      if (row.record[field.name] !== undefined || value !== null) row.record[field.name] = value;
    }
  });
}

function guarded(
  { transaction, object }: Statement,
  { name, event }: { name: string; event: string },
  rows: Row[],
  run: () => TriggerErrors
): TriggerErrors {
  const outer = runningTriggers(transaction);
  transaction.triggerDepth += 1;
  try {
    if (transaction.triggerDepth > MAXIMUM_DEPTH) return refuseAll(rows, tooDeep(name, outer));
    transaction.state.set(RUNNING_TRIGGERS, [...outer, `${object.name} trigger event ${event}`]);
    return run();
  } catch (problem) {
    if (!isApexException(problem) || problem.describe().startsWith("System.LimitException")) throw problem;
    return refuseAll(rows, uncaught(problem, event));
  } finally {
    transaction.triggerDepth -= 1;
    transaction.state.set(RUNNING_TRIGGERS, outer);
  }
}

function refuseAll(rows: Row[], message: string): TriggerErrors {
  for (const row of rows) fail(row, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", message);
  return new Map();
}

/** The trace ends with the trigger: who caused it is told by the exception that the statement throws there. */
function uncaught(exception: ThrownApexException, event: string): string {
  const frames = exception.stackTrace.split("\n");
  const own = frames.findIndex((frame) => frame.startsWith("Trigger."));
  const trigger = /^Trigger\.(\w+)/.exec(frames[own] ?? "")?.[1] ?? "Trigger";
  const trace = own < 0 ? frames : frames.slice(0, own + 1);
  return `${trigger}: execution of ${event}\n\ncaused by: ${exception.describe()}\n\n${trace.join("\n")}`;
}

/** The trigger that would have been one too many, and those within which it stands, outermost first. */
export function tooDeep(name: string, running: readonly string[]): string {
  return [`${name}: maximum trigger depth exceeded`, ...running].join("\n");
}

const RUNNING_TRIGGERS = Symbol("triggers that run, outermost first");

function runningTriggers({ state }: Transaction): readonly string[] {
  return (state.get(RUNNING_TRIGGERS) as readonly string[] | undefined) ?? [];
}

/** Whether what was thrown is an exception of Apex. */
export function isApexException(problem: unknown): problem is ThrownApexException {
  if (problem instanceof OrgError || typeof problem !== "object" || problem === null) return false;
  return "describe" in problem && typeof problem.describe === "function" && "stackTrace" in problem;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
