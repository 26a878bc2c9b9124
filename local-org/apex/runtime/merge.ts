import { NotSupportedError } from "../../errors.ts";
import { currentPlace } from "./execution.ts";
import type { ApexValue } from "./values/index.ts";

/** `merge master duplicate;` */
export function merge(_master: ApexValue, _duplicates: ApexValue): never {
  throw new NotSupportedError("merge", currentPlace());
}
