import { child, nodes, text } from "../../../metadata/readers.ts";
import type { MetadataComponent, MetadataNode, Project } from "../../../metadata/types.ts";
import type { SObjectSchema } from "../../../schema/types.ts";

/** With whom a rule shares, or whose records it shares: a group by its type and developer name, a queue among them. */
export interface RuleParty {
  groupType: "Regular" | "Queue" | "Role" | "RoleAndSubordinates" | "RoleAndSubordinatesInternal" | "Organization";
  name: string;
}

/** One condition of a criteria-based rule. */
export interface Criterion {
  field: string;
  operation: string;
  value: string;
}

/** What a rule gives on a record; for an account also what on its contacts, opportunities and cases. */
export interface RuleLevels {
  record: string;
  contact: string;
  opportunity: string;
  case: string;
}

/**
 * A sharing rule of a project.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_sharingrules.htm
 */
export interface SharingRule {
  name: string;
  /** The file that holds it. */
  path: string;
  sharedTo: RuleParty;
  /** Whose records an owner-based rule shares; null where it goes by criteria. */
  sharedFrom: RuleParty | null;
  criteria: Criterion[];
  /** How the criteria combine, such as `1 AND (2 OR 3)`; null for all of them. */
  booleanFilter: string | null;
  levels: RuleLevels;
}

/** The rules of an object that the local org works out, and what it does not. */
export interface SharingRules {
  rules: SharingRule[];
  /** What the file has beyond them, where it was found; null where nothing. */
  notSupported: { what: string; path: string } | null;
}

const NONE: SharingRules = { rules: [], notSupported: null };
const known = new WeakMap<MetadataComponent, SharingRules>();

/** The sharing rules of an object. Those for guest users share with nobody: the org has no guests. */
export function sharingRulesOf(project: Project, object: SObjectSchema): SharingRules {
  const component = project.find("SharingRules", object.name);
  if (component === undefined) return NONE;
  const before = known.get(component);
  if (before !== undefined) return before;
  const rules = readRules(component);
  known.set(component, rules);
  return rules;
}

function readRules({ body, path }: MetadataComponent): SharingRules {
  const territory = nodes(body, "sharingTerritoryRules").length > 0;
  const read = [...nodes(body, "sharingOwnerRules"), ...nodes(body, "sharingCriteriaRules")].map((node) => ({
    node,
    rule: readRule(node, path)
  }));
  const unread = read.find(({ rule }) => rule === null);
  const what = territory
    ? "sharing rules for territories"
    : unread && `the sharing rule ${text(unread.node, "fullName")} (${partiesOf(unread.node)})`;
  return {
    rules: read.flatMap(({ rule }) => rule ?? []),
    notSupported: what === undefined ? null : { what, path }
  };
}

function readRule(node: MetadataNode, path: string): SharingRule | null {
  const from = child(node, "sharedFrom");
  const sharedTo = partyOf(child(node, "sharedTo"));
  const sharedFrom = from === null ? null : partyOf(from);
  if (sharedTo === null || (from !== null && sharedFrom === null)) return null;
  const account = child(node, "accountSettings") ?? {};
  return {
    name: text(node, "fullName") ?? "",
    path,
    sharedTo,
    sharedFrom,
    criteria: nodes(node, "criteriaItems").map((item) => ({
      field: text(item, "field") ?? "",
      operation: text(item, "operation") ?? "equals",
      value: text(item, "value") ?? ""
    })),
    booleanFilter: text(node, "booleanFilter"),
    levels: {
      record: text(node, "accessLevel") ?? "Read",
      contact: text(account, "contactAccessLevel") ?? "None",
      opportunity: text(account, "opportunityAccessLevel") ?? "None",
      case: text(account, "caseAccessLevel") ?? "None"
    }
  };
}

const PARTIES: Record<string, RuleParty["groupType"]> = {
  group: "Regular",
  queue: "Queue",
  role: "Role",
  roleAndSubordinates: "RoleAndSubordinates",
  roleAndSubordinatesInternal: "RoleAndSubordinatesInternal"
};

function partyOf(node: MetadataNode | null): RuleParty | null {
  if (node === null) return null;
  if ("allInternalUsers" in node) return { groupType: "Organization", name: "AllInternalUsers" };
  for (const [element, groupType] of Object.entries(PARTIES)) {
    const name = text(node, element);
    if (name !== null) return { groupType, name };
  }
  return null;
}

function partiesOf(node: MetadataNode): string {
  return Object.keys({ ...child(node, "sharedFrom"), ...child(node, "sharedTo") }).join(", ");
}
