import { OrgError } from "../../errors.ts";
import { ApexRestRequest, ApexRestResponse, restState } from "../library/System/RestContext.ts";
import { printCompact } from "../library/json/print.ts";
import { toJson } from "../library/json/write.ts";
import type { ProjectMethod, ProjectType } from "../compiler/declarations/projectType.ts";
import { annotation } from "../types/type.ts";
import { isVoid } from "../types/builtin.ts";
import { ApexBlob, ApexMap, type ApexValue } from "../runtime/values/index.ts";
import type { Json, RestRequestData, RestResponseData } from "../types.ts";
import type { LoadedProject } from "./loadedProject.ts";
import { checkAccess } from "./auraEnabled.ts";
import { fromJson } from "./json/fromJson.ts";

/**
 * Calls the method of the `@RestResource` class whose mapping fits the path best. Null where none does.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest.htm
 */
export function callRest(engine: LoadedProject, request: RestRequestData): RestResponseData | null {
  const type = mappedClass(engine.compiled.classes, request.path);
  if (type === null) return null;
  checkAccess(type);
  const method = methodFor(type, request.method);
  const response = new ApexRestResponse();
  Object.assign(restState(), { request: apexRequest(type, request), response });
  const result = engine.program.call(type.name, method.key, argumentsOf(method, request));
  return responseData(method, response, result);
}

function mappedClass(classes: readonly ProjectType[], path: string): ProjectType | null {
  const mapped = classes
    .map((type) => ({ type, mapping: mappingOf(type) }))
    .filter(({ mapping }) => mapping !== null && fits(mapping, path))
    .sort((one, other) => (other.mapping?.length ?? 0) - (one.mapping?.length ?? 0));
  return mapped[0]?.type ?? null;
}

function mappingOf(type: ProjectType): string | null {
  return annotation(type, "restresource")?.parameters.get("urlmapping") ?? null;
}

/** `/books/*` fits `/books/1` and `/books`; mappings are case-sensitive. */
function fits(mapping: string, path: string): boolean {
  if (!mapping.endsWith("*")) return path === mapping || path === `${mapping}/`;
  const start = mapping.slice(0, -1);
  return path.startsWith(start) || `${path}/` === start;
}

function methodFor(type: ProjectType, verb: string): ProjectMethod {
  const methods = type.allMethods();
  const found = methods.find((method) => annotation(method, `http${verb.toLowerCase()}`) !== undefined);
  if (found !== undefined) return found;
  const allowed = methods.flatMap((method) =>
    method.annotations.flatMap(({ name }) => /^http(\w+)$/.exec(name)?.[1] ?? [])
  );
  throw new OrgError(
    "METHOD_NOT_ALLOWED",
    `HTTP Method '${verb}' not allowed. Allowed are ${allowed.map((each) => each.toUpperCase()).join(",")}`
  );
}

function apexRequest(type: ProjectType, request: RestRequestData): ApexRestRequest {
  const made = new ApexRestRequest();
  const { variables } = made;
  variables.set("httpmethod", request.method);
  variables.set("requesturi", request.path);
  variables.set("resourcepath", `/services/apexrest${mappingOf(type) ?? ""}`);
  variables.set("remoteaddress", "127.0.0.1");
  variables.set("requestbody", new ApexBlob(request.body));
  variables.set("params", textMap(request.query));
  variables.set("headers", textMap(request.headers));
  return made;
}

function textMap(values: Record<string, string>): ApexMap {
  return new ApexMap("String", "String", Object.entries(values));
}

/** Parameters of the method are the members of the JSON body. */
function argumentsOf(method: ProjectMethod, request: RestRequestData): ApexValue[] {
  if (method.parameters.length === 0) return [];
  const body = parseBody(request.body.toString("utf8"));
  return method.parameters.map((type, index) => fromJson(body[method.parameterNames[index] ?? ""] ?? null, type.name));
}

function parseBody(text: string): Record<string, Json> {
  try {
    const parsed = JSON.parse(text === "" ? "{}" : text) as Json;
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
    // Falls through to the refusal.
  }
  throw new OrgError("JSON_PARSER_ERROR", "The HTTP entity body is not a JSON object with the method's parameters");
}

/** What the method returned, unless it wrote a body itself. */
function responseData(method: ProjectMethod, response: ApexRestResponse, result: ApexValue): RestResponseData {
  const { variables } = response;
  const written = variables.get("responsebody");
  const headers = Object.fromEntries(textEntries(variables.get("headers")));
  const status = variables.get("statuscode");
  const json = isVoid(method.returns) ? "" : printCompact(toJson(result, false));
  return {
    status: typeof status === "number" ? status : 200,
    headers: { "Content-Type": "application/json;charset=UTF-8", ...headers },
    body: written instanceof ApexBlob ? Buffer.from(written.bytes) : Buffer.from(json)
  };
}

function textEntries(map: ApexValue | undefined): [string, string][] {
  if (!(map instanceof ApexMap)) return [];
  return [...map.entries()].map(([name, value]) => [String(name), String(value)]);
}
