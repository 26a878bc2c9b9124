import { NotSupportedError } from "../errors.ts";
import type { FormulaSurroundings } from "../formula/recordScope.ts";
import { isUserTheme, LIGHTNING_EXPERIENCE } from "../formula/userThemes.ts";
import type { SObjectSchema } from "../schema/types.ts";
import type { FieldValue, RecordValues } from "../values.ts";
import { referenceId } from "./row.ts";
import type { SaveDependencies } from "./dependencies.ts";
import type { Transaction } from "../transaction/types.ts";

/** On whose behalf formulas ask: a statement, or an interview of a flow. */
export interface Asker {
  readonly dependencies: Pick<SaveDependencies, "schema" | "store" | "security" | "label">;
  readonly transaction: Transaction;
}

/** Where the values of one kind of global come from. */
type Global = (statement: Asker, path: string[], record: RecordValues) => FieldValue;

const GLOBALS: Readonly<Record<string, Global>> = {
  $user: (statement, [field]) =>
    isUserTheme(field ?? "")
      ? LIGHTNING_EXPERIENCE
      : memberOf(statement, "User", statement.transaction.user.userId, field),
  $profile: (statement, [field]) => memberOf(statement, "Profile", statement.transaction.user.profileId, field),
  $userrole: (statement, [field]) => memberOf(statement, "UserRole", statement.transaction.user.roleId, field),
  $recordtype: (statement, [field], record) =>
    memberOf(statement, "RecordType", referenceId(record["RecordTypeId"]), field),
  $organization: (statement, [field]) => memberOf(statement, "Organization", organizationId(statement), field),
  $permission: ({ dependencies, transaction }, [name = ""]) =>
    dependencies.security.customPermission(transaction.user, name),
  $label: ({ dependencies }, path) => dependencies.label?.(path.at(-1) ?? "") ?? null,
  $custommetadata: customMetadata,
  $setup: customSetting,
  $system: () => "1900-01-01T00:00:00.000Z"
};

/** What formulas see besides their record. Reads each other record once: make a new one after something was written. */
export function surroundingsOf(statement: Asker): FormulaSurroundings {
  const { dependencies, transaction } = statement;
  const seen = new Map<string, RecordValues | null>();
  return {
    schema: dependencies.schema,
    now: transaction.startedAt,
    timeZone: transaction.user.timeZone,
    record(object, id) {
      if (!seen.has(id)) seen.set(id, dependencies.store.read(object, [id]).get(id) ?? null);
      return seen.get(id) ?? null;
    },
    recordByName: (object, name) =>
      object.nameField === null ? null : (dependencies.store.readWhere(object, object.nameField, [name])[0] ?? null),
    global(reference, record) {
      const [global = "", ...path] = reference.split(".");
      const find = GLOBALS[global.toLowerCase()];
      if (find === undefined) throw new NotSupportedError(`${reference} in a formula`);
      return find(statement, path, record);
    }
  };
}

function memberOf(statement: Asker, objectName: string, id: string | null, fieldName = ""): FieldValue {
  const object = statement.dependencies.schema.object(objectName);
  const field = object?.field(fieldName);
  if (object === undefined || field === undefined || id === null) return null;
  return statement.dependencies.store.read(object, [id]).get(id)?.[field.name] ?? null;
}

/** The id of the org's own record; null where there is none. */
export function organizationId({ dependencies }: Asker): string | null {
  const row = dependencies.store.all('SELECT "Id" FROM "Organization" LIMIT 1', [])[0];
  return referenceId(row?.["Id"]);
}

function customMetadata({ dependencies }: Asker, [type = "", name = "", field = ""]: string[]): FieldValue {
  const object = dependencies.schema.requireObject(type);
  const record = dependencies.store.readWhere(object, "DeveloperName", [name])[0];
  return record?.[object.field(field)?.name ?? ""] ?? null;
}

/** A hierarchy setting: the user's value, else the profile's, else the org's. */
function customSetting(statement: Asker, [setting = "", fieldName = ""]: string[]): FieldValue {
  const { dependencies, transaction } = statement;
  const object: SObjectSchema = dependencies.schema.requireObject(setting);
  const field = object.field(fieldName)?.name ?? "";
  for (const owner of [transaction.user.userId, transaction.user.profileId, organizationId(statement)]) {
    if (owner === null) continue;
    const value = dependencies.store.readWhere(object, "SetupOwnerId", [owner])[0]?.[field] ?? null;
    if (value !== null) return value;
  }
  return null;
}
