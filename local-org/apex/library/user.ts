import { currentExecution } from "../runtime/execution.ts";

/** The time zone of the running user, such as `America/Los_Angeles`. */
export function userTimeZone(): string {
  return currentExecution().user.timeZone;
}

/** The locale of the running user as `Intl` names it, `en-US` for `en_US`. */
export function userLocale(): string {
  return currentExecution().user.locale.replaceAll("_", "-");
}
