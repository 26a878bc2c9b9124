import { flag, nodes, text } from "../metadata/readers.ts";
import type { MetadataComponent, Project } from "../metadata/types.ts";
import { missingInFlow } from "../flow/missingInFlow.ts";

/** A kind of metadata that would change what the org does with records, and that the local org does not run. */
interface Ignored {
  type: string;
  /** What the project's components of the type would do, by their names; none where it does nothing. */
  names(component: MetadataComponent): string[];
  what: string;
  instead: string;
}

const IGNORED: readonly Ignored[] = [
  {
    type: "Workflow",
    names: ({ fullName, body }) => activeNames(fullName, body, "rules"),
    what: "Workflow rules",
    instead: "their field updates, alerts, tasks and messages do not happen"
  },
  { type: "ApprovalProcess", names: ifActive("active"), what: "Approval processes", instead: "nothing is submitted" },
  {
    type: "AssignmentRules",
    names: ({ fullName, body }) => activeNames(fullName, body, "assignmentRule"),
    what: "Assignment rules",
    instead: "records keep the owner that they are saved with"
  },
  {
    type: "AutoResponseRules",
    names: ({ fullName, body }) => activeNames(fullName, body, "autoResponseRule"),
    what: "Auto-response rules",
    instead: "no e-mail is sent"
  },
  {
    type: "EscalationRules",
    names: ({ fullName, body }) => activeNames(fullName, body, "escalationRule"),
    what: "Escalation rules",
    instead: "nothing escalates"
  },
  { type: "DuplicateRule", names: ifActive("isActive"), what: "Duplicate rules", instead: "duplicates are saved" },
  { type: "RestrictionRule", names: ifActive("active"), what: "Restriction rules", instead: "they hide nothing" },
  {
    type: "EmailServicesFunction",
    names: ifActive("isActive"),
    what: "E-mail services",
    instead: "no e-mail comes in"
  }
];

/** So many names are told; of more their number. */
const MOST_NAMES = 5;

/**
 * What the project carries and the local org leaves out, though it would change what becomes of records: a line for each kind, and for each
 * flow of which something is refused when it runs.
 */
export function ignoredMetadata(project: Project): string[] {
  const flows = project.ofType("Flow").flatMap((flow) => {
    const missing = missingInFlow(flow);
    return missing === null ? [] : [`Flow ${flow.fullName}: ${missing} (${flow.path})`];
  });
  const kinds = IGNORED.flatMap(({ type, names, what, instead }) => {
    const found = project.ofType(type).flatMap(names);
    return found.length === 0 ? [] : [`${what}: ${instead} (${listed(found)})`];
  });
  return [...flows, ...kinds].map(notSupported);
}

/** What the local org leaves out of one component; null for nothing. */
export function ignoredIn(component: MetadataComponent): string | null {
  const missing = component.type === "Flow" ? missingInFlow(component) : null;
  if (missing !== null) return notSupported(missing);
  const kind = IGNORED.find(({ type, names }) => type === component.type && names(component).length > 0);
  return kind === undefined ? null : notSupported(`${kind.what}: ${kind.instead}`);
}

function notSupported(line: string): string {
  return `not supported by the local org: ${line}`;
}

function listed(names: string[]): string {
  const rest = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(", ")}${rest > 0 ? ` and ${String(rest)} more` : ""}`;
}

function ifActive(element: string): (component: MetadataComponent) => string[] {
  return ({ fullName, body }) => (flag(body, element) ? [fullName] : []);
}

/** The active rules of an object's file. */
function activeNames(object: string, body: MetadataComponent["body"], element: string): string[] {
  const rules = nodes(body, element).filter((rule) => flag(rule, "active"));
  return rules.map((rule) => `${object}.${text(rule, "fullName") ?? ""}`);
}
