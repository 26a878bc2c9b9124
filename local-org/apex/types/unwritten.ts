import { emptyDeclaration } from "./builtin.ts";
import { typeOf, type ApexType, type TypeDeclaration } from "./type.ts";

/**
 * Namespaces of the platform for which there are no signatures. Classes that use them compile, and what they call is not supported when it runs.
 */
const UNWRITTEN_NAMESPACES = new Set([
  "apexpages",
  "applauncher",
  "auth",
  "canvas",
  "chatteranswers",
  "commercepayments",
  "commercetax",
  "component",
  "compression",
  "connectapi",
  "context",
  "dataretrieval",
  "datasource",
  "dataweave",
  "dataweavescriptresource",
  "functions",
  "industriesdigitallending",
  "invocable",
  "isvpartners",
  "kbmanagement",
  "lxscheduler",
  "metadata",
  "placequote",
  "pref_center",
  "process",
  "quickaction",
  "reports",
  "richmessaging",
  "sfdc_checkout",
  "sfdc_enablement",
  "slack",
  "support",
  "territorymgmt",
  "txnsecurity",
  "userprovisioning",
  "visualeditor",
  "wave"
]);

const UNWRITTEN = Symbol("no signatures");

/** Whether nothing is known of the type but its name: everything can be assigned to and from it. */
export function isUnwritten(type: ApexType): boolean {
  return UNWRITTEN in type.declaration;
}

export function isUnwrittenNamespace(name: string): boolean {
  return UNWRITTEN_NAMESPACES.has(name.toLowerCase());
}

/** A type of such a namespace, `ConnectApi.FeedItem`; it may be extended and implemented. */
export function unwrittenType(name: string): TypeDeclaration {
  return { ...emptyDeclaration(name, "class"), isVirtual: true, [UNWRITTEN]: true } as TypeDeclaration;
}

/** What such a type's members give. */
export const ANYTHING: ApexType = typeOf({
  ...emptyDeclaration("Object", "class"),
  [UNWRITTEN]: true
} as TypeDeclaration);
