import type { LimitName, Transaction } from "../../../transaction/types.ts";
import { raise } from "../../runtime/values/index.ts";

const PENDING: readonly LimitName[] = ["dmlStatements", "futureCalls", "queueableJobs", "emailInvocations"];

/**
 * Throws `System.CalloutException` where the transaction has done what is not committed yet.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm
 */
export function refuseWithPendingWork({ limits }: Transaction): void {
  if (PENDING.every((each) => limits.used(each) === 0)) return;
  raise("System.CalloutException", "You have uncommitted work pending. Please commit or rollback before calling out");
}
