import { OrgError } from "../../errors.ts";
import { annotation } from "../types/type.ts";
import type { ProjectMethod, ProjectType } from "../compiler/declarations/projectType.ts";
import { currentExecution } from "../runtime/execution.ts";
import type { Json } from "../types.ts";
import type { LoadedProject } from "./loadedProject.ts";
import { fromJson } from "./json/fromJson.ts";
import { toJson } from "./json/toJson.ts";

/**
 * Calls an `@AuraEnabled` static method with parameters by name.
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex-expose-method
 */
export function invokeAuraEnabled(
  engine: LoadedProject,
  className: string,
  methodName: string,
  parameters: Record<string, Json>
): Json {
  const type = classNamed(engine, className);
  checkAccess(type);
  const method = type
    .allMethods()
    .find(
      (each) => each.name.toLowerCase() === methodName.toLowerCase() && each.isStatic && annotation(each, "auraenabled")
    );
  if (method === undefined) {
    throw new OrgError("INVALID_TYPE", `Unable to find Apex action method referenced as '${className}.${methodName}'.`);
  }
  // What may be cached must not change anything: the platform allows such a method no DML.
  if (isCacheable(method)) currentExecution().transaction.limits.forbid("dmlStatements");
  return toJson(engine.program.call(type.name, method.key, argumentsOf(method, parameters)));
}

function isCacheable(method: ProjectMethod): boolean {
  return annotation(method, "auraenabled")?.parameters.get("cacheable")?.toLowerCase() === "true";
}

function classNamed(engine: LoadedProject, name: string): ProjectType {
  const type = engine.compiled.classes.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (type === undefined)
    throw new OrgError("INVALID_TYPE", `Unable to find Apex action class referenced as '${name}'.`);
  return type;
}

/** Throws where neither profile nor permission sets give the user the class. */
export function checkAccess(type: ProjectType): void {
  const { platform, user } = currentExecution();
  if (platform.security.classAccess(user, type.name)) return;
  throw new OrgError("INSUFFICIENT_ACCESS", `You do not have access to the Apex class named '${type.name}'.`);
}

/** A parameter that is not given is null; names are as in the method. */
function argumentsOf(method: ProjectMethod, parameters: Record<string, Json>): ReturnType<typeof fromJson>[] {
  return method.parameterNames.map((name, index) => {
    const type = method.parameters[index];
    return fromJson(parameters[name] ?? null, type?.name ?? "Object");
  });
}
