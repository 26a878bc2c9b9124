import type { DeployRequest, Manifest, TestLevel } from "../../deploy/types.ts";
import { OrgError } from "../../errors.ts";
import { asFlag, isObject, type JsonObject } from "../input.ts";

const TEST_LEVELS: readonly TestLevel[] = [
  "NoTestRun",
  "RunSpecifiedTests",
  "RunLocalTests",
  "RunAllTestsInOrg",
  "RunRelevantTests"
];

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm#deploy_options */
export function deployRequest(zip: Uint8Array, options: JsonObject): DeployRequest {
  const testLevel = TEST_LEVELS.find((level) => level === (options["testLevel"] ?? "NoTestRun"));
  if (testLevel === undefined) throw new OrgError("INVALID_TYPE", `invalid testLevel: ${String(options["testLevel"])}`);
  const runTests = list(options["runTests"]).map(String);
  if (testLevel === "RunSpecifiedTests" && runTests.length === 0)
    throw new OrgError("INVALID_OPERATION", "runTests must not be empty when testLevel is RunSpecifiedTests");
  return { zip, checkOnly: asFlag(options["checkOnly"]), testLevel, runTests };
}

/** The `<types>` of a retrieve request, or of a list of packages. */
export function manifestOf(unpackaged: unknown): Manifest {
  const types = isObject(unpackaged) ? list(unpackaged["types"]).filter(isObject) : [];
  return new Map(types.map((type) => [String(type["name"]), list(type["members"]).map(String)]));
}

/** What XML repeats or has once, as a list. */
export function list(value: unknown): unknown[] {
  if (value === undefined || value === null || value === "") return [];
  return Array.isArray(value) ? value : [value];
}
