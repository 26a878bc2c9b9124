import type { UserContext } from "../../security/types.ts";
import { NEWEST_VERSION } from "../versions.ts";

const LEVELS =
  "APEX_CODE,DEBUG;APEX_PROFILING,INFO;CALLOUT,INFO;DB,INFO;NBA,INFO;SYSTEM,DEBUG;VALIDATION,INFO;VISUALFORCE,INFO;WAVE,INFO;WORKFLOW,INFO";

/**
 * A debug log in the platform's form: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_debugging_debug_log.htm
 *
 * It holds what `System.debug` said and how the code ended, in the order of time; the times are those of the writing.
 */
export function debugLogText(lines: readonly string[], user: UserContext, failure: string | null): string {
  const fatal = failure === null ? [] : [`FATAL_ERROR|${failure}`];
  const userInfo = `USER_INFO|[EXTERNAL]|${user.userId}|${user.username}|${user.timeZone}`;
  const events = [userInfo, "EXECUTION_STARTED", ...lines, ...fatal, "EXECUTION_FINISHED"];
  return [`${NEWEST_VERSION} ${LEVELS}`, ...events.map((event) => `${timestamp()}|${event}`), ""].join("\n");
}

/** `23:05:59.120 (59120000000)`, UTC; the number counts nanoseconds. */
function timestamp(): string {
  const time = new Date().toISOString().slice(11, 23);
  return `${time} (${Math.round(performance.now() * 1e6)})`;
}
