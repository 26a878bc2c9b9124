import type { ApexException } from "../runtime/exceptions.ts";
import type { ApexFailure } from "../types.ts";

/** An exception that nobody caught, as clients see it. */
export function failureOf(exception: ApexException): ApexFailure {
  return {
    type: exception.apexType,
    message: exception.message ?? "Script-thrown exception",
    stackTrace: exception.stackTrace
  };
}
