import { text } from "../../../metadata/readers.ts";
import { currentExecution, type Platform } from "../../runtime/execution.ts";
import { ApexDate, raise, type ApexValue } from "../../runtime/values/index.ts";
import type { TestContext } from "../../testing/context.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

type Kind = "Boolean" | "Date" | "Integer";

const READERS: Record<Kind, (value: string) => ApexValue> = {
  Boolean: (value) => value.toLowerCase() === "true",
  Date: ApexDate.parse,
  Integer: Number
};

/** What was set since the org was opened; each test has its own. */
const values = new WeakMap<Platform | TestContext, Map<string, ApexValue>>();

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FeatureManagement.htm */
export const FeatureManagementClass: LibraryClass = {
  name: "System.FeatureManagement",
  statics: required({
    checkPermission: (name: string) => {
      const { platform, user } = currentExecution();
      return platform.security.customPermission(user, name);
    },
    checkPackageBooleanValue: (name: string) => parameter("Boolean", name),
    checkPackageDateValue: (name: string) => parameter("Date", name),
    checkPackageIntegerValue: (name: string) => parameter("Integer", name),
    setPackageBooleanValue: (name: string, value: ApexValue) => setParameter("Boolean", name, value),
    setPackageDateValue: (name: string, value: ApexValue) => setParameter("Date", name, value),
    setPackageIntegerValue: (name: string, value: ApexValue) => setParameter("Integer", name, value)
  })
};

/** The feature parameter's value: what was set, else what the project's metadata says. */
function parameter(kind: Kind, name: string): ApexValue {
  const written = defaultOf(kind, name);
  return valuesSet().get(`${kind} ${name.toLowerCase()}`) ?? (written === null ? null : READERS[kind](written));
}

function setParameter(kind: Kind, name: string, value: ApexValue): void {
  defaultOf(kind, name);
  valuesSet().set(`${kind} ${name.toLowerCase()}`, value);
}

function defaultOf(kind: Kind, name: string): string | null {
  const component = currentExecution().platform.project.find(`FeatureParameter${kind}`, name);
  if (component === undefined) {
    raise("System.NoDataFoundException", `The feature parameter ${name} does not exist`);
  }
  return text(component.body, "value");
}

function valuesSet(): Map<string, ApexValue> {
  const { test, platform } = currentExecution();
  const owner = test ?? platform;
  const known = values.get(owner) ?? new Map<string, ApexValue>();
  values.set(owner, known);
  return known;
}
