import type { Transaction } from "../transaction/types.ts";
import { fail, isGood, type Row } from "./row.ts";
import type { Statement, Step } from "./statement.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_non_mix_sobjects.htm */
const SETUP_OBJECTS: ReadonlySet<string> = new Set([
  "AuthSession",
  "FieldPermissions",
  "ForecastingShare",
  "Group",
  "GroupMember",
  "ObjectPermissions",
  "ObjectTerritory2AssignmentRule",
  "ObjectTerritory2AssignmentRuleItem",
  "PermissionSet",
  "PermissionSetAssignment",
  "PermissionSetGroup",
  "PermissionSetGroupComponent",
  "QueueSobject",
  "RuleTerritory2Association",
  "SetupEntityAccess",
  "Territory2",
  "Territory2Model",
  "User",
  "UserRole",
  "UserTerritory2Association"
]);

/** Fields of a user that make an update of it one of a setup object. */
const FIELDS_OF_ACCESS = ["UserRoleId", "IsActive", "ForecastEnabled", "IsPortalEnabled", "Username", "ProfileId"];

type Kind = "setup" | "other";

/** What a transaction has saved first. */
interface Saved {
  kind: Kind;
  object: string;
}

const FIRST_SAVED = Symbol("what was saved first, setup objects or others");

/** What decides about access to records is not saved in one transaction with records. */
export const refuseMixedDml: Step = (statement, rows) => {
  if (statement.internal) return;
  const { object, transaction } = statement;
  const kinds = rows.filter(isGood).map((row) => kindOf(statement, row));
  const kind = kinds.find((each) => each === "setup") ?? kinds.find((each) => each !== null);
  if (kind === undefined || kind === null) return;
  const first = (transaction.state.get(FIRST_SAVED) as Saved | undefined) ?? { kind, object: object.name };
  transaction.state.set(FIRST_SAVED, first);
  if (first.kind === kind) return;
  const message = `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${object.name}, original object: ${first.object}`;
  for (const row of rows) fail(row, "MIXED_DML_OPERATION", message);
};

/** What is saved from now on is not held against what was saved before, as in `System.runAs`; the result ends that. */
export function saveApart({ state }: Transaction): () => void {
  const before = state.get(FIRST_SAVED);
  state.delete(FIRST_SAVED);
  return () => {
    if (before === undefined) state.delete(FIRST_SAVED);
    else state.set(FIRST_SAVED, before);
  };
}

/** Null for what may be saved together with anything. */
function kindOf({ object, operation }: Statement, row: Row): Kind | null {
  if (object.kind === "platformEvent" || object.kind === "customSetting") return null;
  if (!SETUP_OBJECTS.has(object.name)) return "other";
  if (object.name === "Group" && (operation === "insert" || operation === "update")) return null;
  if (object.name !== "User") return "setup";
  if (row.old === null) return (row.given["UserRoleId"] ?? null) === null ? null : "setup";
  return FIELDS_OF_ACCESS.some((field) => row.given[field] !== undefined) ? "setup" : null;
}
