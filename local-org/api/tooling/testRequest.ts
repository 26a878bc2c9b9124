import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import { commaList, isObject, type JsonObject } from "../input.ts";

/** The tests of one class: the class's name for all of them, else `Class.method` for each. */
export interface RequestedClass {
  className: string;
  names: string[];
}

/** The tests that a request names by class, by id or by level, class by class. Throws INVALID_INPUT for what is no test class. */
export function requestedTests(org: LocalOrg, query: Record<string, string>, body: unknown): RequestedClass[] {
  const content = isObject(body) ? body : {};
  const tests = listOf(content["tests"]).filter(isObject);
  const names = [
    ...commaList(query["classnames"]),
    ...commaList(textOf(content["classNames"])),
    ...commaList(textOf(content["classids"])).map((id) => className(org, id)),
    ...tests.flatMap((test) => testNames(org, test))
  ];
  if (names.length > 0) return byClass(org, names);
  const level = content["testLevel"];
  if (level !== "RunLocalTests" && level !== "RunAllTestsInOrg")
    throw new OrgError("INVALID_INPUT", "Name the test classes to run");
  return testClasses(org).map((name) => ({ className: name, names: [name] }));
}

function testClasses(org: LocalOrg): string[] {
  return org.apex.classes().flatMap(({ name, isTest }) => (isTest ? [name] : []));
}

function byClass(org: LocalOrg, names: readonly string[]): RequestedClass[] {
  const known = new Map(testClasses(org).map((name) => [name.toLowerCase(), name]));
  const grouped = Map.groupBy(names, (name) => {
    const given = name.split(".")[0] ?? "";
    const found = known.get(given.toLowerCase());
    if (found !== undefined) return found;
    throw new OrgError(
      "INVALID_INPUT",
      `This class name's value is invalid: ${given}. Provide the name of an Apex class that has test methods.`
    );
  });
  return [...grouped].map(([found, group]) => ({ className: found, names: group }));
}

function testNames(org: LocalOrg, test: JsonObject): string[] {
  const name = typeof test["className"] === "string" ? test["className"] : className(org, String(test["classId"]));
  const methods = listOf(test["testMethods"]).map(String);
  return methods.length === 0 ? [name] : methods.map((method) => `${name}.${method}`);
}

function className(org: LocalOrg, id: string): string {
  const name = org.store.read(org.schema.requireObject("ApexClass"), [id]).get(id)?.["Name"];
  if (typeof name !== "string") throw new OrgError("INVALID_INPUT", `There is no class with the id ${id}`);
  return name;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
