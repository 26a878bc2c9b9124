import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import { commaList, isObject, type JsonObject } from "../input.ts";

/** The tests that a request names by class, by id or by level, as the engine names them; `all` for a level. */
export function requestedTests(org: LocalOrg, query: Record<string, string>, body: unknown): readonly string[] | "all" {
  const content = isObject(body) ? body : {};
  const tests = Array.isArray(content["tests"]) ? content["tests"].filter(isObject) : [];
  const names = [
    ...commaList(query["classnames"]),
    ...commaList(textOf(content["classNames"])),
    ...commaList(textOf(content["classids"])).map((id) => className(org, id)),
    ...tests.flatMap((test) => testNames(org, test))
  ];
  if (names.length > 0) return names;
  const level = content["testLevel"];
  if (level === "RunLocalTests" || level === "RunAllTestsInOrg") return "all";
  throw new OrgError("INVALID_INPUT", "Name the test classes to run");
}

function testNames(org: LocalOrg, test: JsonObject): string[] {
  const name = typeof test["className"] === "string" ? test["className"] : className(org, String(test["classId"]));
  const methods = Array.isArray(test["testMethods"]) ? test["testMethods"].map(String) : [];
  return methods.length === 0 ? [name] : methods.map((method) => `${name}.${method}`);
}

function className(org: LocalOrg, id: string): string {
  const name = org.store.read(org.schema.requireObject("ApexClass"), [id]).get(id)?.["Name"];
  if (typeof name !== "string") throw new OrgError("INVALID_INPUT", `There is no class with the id ${id}`);
  return name;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
