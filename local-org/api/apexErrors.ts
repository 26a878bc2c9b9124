import { exceptionOf } from "../apex/runtime/frames.ts";
import type { ApexFailure } from "../apex/types.ts";
import { OrgError } from "../errors.ts";

/** An Apex exception, or a governor limit passed in Apex, as a client sees it; null for everything else. */
export function apexFailure(thrown: unknown): ApexFailure | null {
  const exception = exceptionOf(thrown);
  if (exception === null) return null;
  const { apexType, message, stackTrace } = exception;
  return { type: apexType, message: message ?? "Script-thrown exception", stackTrace };
}

/** An Apex exception that left an Apex REST method, as the REST API reports it. */
export function apexRestError(failure: ApexFailure): OrgError {
  const place = failure.stackTrace === "" ? "" : `\n\n${failure.stackTrace}`;
  return new OrgError("APEX_ERROR", `${failure.type}: ${failure.message}${place}`);
}
