import { saveRecords } from "../../runtime/dml.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { exceptionOf } from "../../runtime/frames.ts";
import { runAlone } from "../../runtime/jobs.ts";
import { ApexSObject, textOf, type ApexInstance, type ApexValue } from "../../runtime/values/index.ts";

export type BatchPhase = "START" | "EXECUTE" | "FINISH";

const LONGEST_SCOPE = 40_000;
const LONGEST_TEXT = 5000;

/**
 * Publishes, when all is over, a `BatchApexErrorEvent` for what a method of the batch threw, where its class implements `Database.RaisesPlatformEvents`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_platformevents.htm
 */
export function raiseBatchError(
  batch: ApexInstance,
  jobId: string,
  phase: BatchPhase,
  error: unknown,
  scope: readonly ApexValue[] = []
): void {
  const execution = currentExecution();
  const { catalog, platform, transaction, user } = execution;
  if (!catalog.isInstance(batch, "Database.RaisesPlatformEvents")) return;
  const event = new ApexSObject(platform.schema.requireObject("BatchApexErrorEvent"));
  const exception = exceptionOf(error);
  const items = scope.map((item) => (item instanceof ApexSObject ? item.id : textOf(item))).join(",");
  event.set("AsyncApexJobId", jobId);
  event.set("Phase", phase);
  event.set("JobScope", items === "" ? null : items.slice(0, LONGEST_SCOPE));
  event.set("DoesExceedJobScopeMaxLength", items.length > LONGEST_SCOPE);
  event.set("ExceptionType", exception?.apexType ?? "System.UnexpectedException");
  event.set("Message", (exception?.message ?? String(error)).slice(0, LONGEST_TEXT));
  event.set("StackTrace", exception?.stackTrace.slice(0, LONGEST_TEXT) ?? null);
  const publish = (): void =>
    void saveRecords({ operation: "insert", records: [event], allOrNone: false, level: "system" });
  transaction.afterEnd(() => runAlone(execution, user, { kind: "batch", className: batch.apexType, run: publish }));
}
