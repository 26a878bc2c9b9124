import { ProjectType, type ProjectMethod } from "../../compiler/declarations/projectType.ts";
import { lineage } from "../../types/members.ts";
import type { ApexType } from "../../types/type.ts";
import { ApexObject, type ClassMembers } from "../object.ts";
import type { ApexValue } from "../values/index.ts";

type Constructor = abstract new () => ApexObject;

/** Answers a call of a stub's method. */
export type StubAnswer = (stub: ApexObject, method: ProjectMethod, args: ApexValue[]) => ApexValue;

/**
 * An object of a class or an interface of the project whose instance methods are all answered by `answer`, but for private ones; no constructor runs.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_stub_api.htm
 */
export function makeStub(type: ApexType, base: Constructor, answer: StubAnswer): ApexObject {
  const methods = stubbedMethods(type);
  const Stub = class extends base {};
  for (const method of methods) {
    Object.defineProperty(Stub.prototype, method.key, {
      value(this: ApexObject, ...args: ApexValue[]) {
        return answer(this, method, args);
      }
    });
  }
  const members: ClassMembers = {
    methods: new Map(methods.map((method) => [`${method.name.toLowerCase()}/${method.parameters.length}`, method.key])),
    fields: []
  };
  Object.defineProperty(Stub.prototype, "apexType", { value: `${type.name}${STUB_SUFFIX}` });
  Object.defineProperty(Stub.prototype, "members", { value: members });
  return new Stub();
}

const STUB_SUFFIX = "__sfdc_ApexStub";

/** The name of the type of which this is the stub's, or the name itself. */
export function stubbedName(name: string): string {
  return name.endsWith(STUB_SUFFIX) ? name.slice(0, -STUB_SUFFIX.length) : name;
}

/** An interface's stub stands on nothing. */
export const interfaceStub = class extends ApexObject {};

/** Own methods before inherited ones, each signature once. */
function stubbedMethods(type: ApexType): ProjectMethod[] {
  const found = new Map<string, ProjectMethod>();
  for (const { declaration } of lineage(type)) {
    if (!(declaration instanceof ProjectType)) continue;
    for (const method of declaration.allMethods()) {
      if (!method.isStatic && method.access !== "private" && !found.has(method.key)) found.set(method.key, method);
    }
  }
  return [...found.values()];
}
