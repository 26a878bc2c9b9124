import { ApexException } from "../apex/runtime/exceptions.ts";
import type { ApexFailure } from "../apex/types.ts";
import { OrgError } from "../errors.ts";
import { LimitExceededError } from "../transaction/limits.ts";

/** An Apex exception, or a governor limit passed in Apex, as a client sees it; null for everything else. */
export function apexFailure(thrown: unknown): ApexFailure | null {
  if (thrown instanceof ApexException) {
    return {
      type: thrown.apexType,
      message: thrown.message ?? "Script-thrown exception",
      stackTrace: thrown.stackTrace
    };
  }
  if (thrown instanceof LimitExceededError)
    return { type: "System.LimitException", message: thrown.message, stackTrace: "" };
  return null;
}

/** An Apex exception that left an Apex REST method, as the REST API reports it. */
export function apexRestError(failure: ApexFailure): OrgError {
  const place = failure.stackTrace === "" ? "" : `\n\n${failure.stackTrace}`;
  return new OrgError("APEX_ERROR", `${failure.type}: ${failure.message}${place}`);
}
