import { NotSupportedError } from "../../errors.ts";
import type { RestRequestData, RestResponseData } from "../types.ts";
import type { ApexProgramEngine } from "./apexEngine.ts";

/** Null where no class maps to the path. */
export function callRest(engine: ApexProgramEngine, request: RestRequestData): RestResponseData | null {
  const mapped = engine.compiled.classes.some((type) => type.annotations.some((each) => each.name === "restresource"));
  if (mapped) throw new NotSupportedError(`Apex REST: ${request.method} ${request.path}`);
  return null;
}
