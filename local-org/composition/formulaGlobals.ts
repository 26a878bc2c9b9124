import { NotSupportedError } from "../errors.ts";
import { isUserTheme, LIGHTNING_EXPERIENCE } from "../formula/userThemes.ts";
import { text } from "../metadata/readers.ts";
import type { Project } from "../metadata/types.ts";
import type { Schema } from "../schema/types.ts";
import type { Security, UserContext } from "../security/types.ts";
import type { Store } from "../store/types.ts";
import type { FieldValue } from "../values.ts";

interface Sources {
  project: Project;
  schema: Schema;
  store: Store;
  security: Security;
}

type Global = (sources: Sources, user: UserContext, member: string) => FieldValue;

/** What formula fields may ask of the user and the org, by the global's name in lower case. */
const GLOBALS: Record<string, Global> = {
  $user: (sources, user, member) =>
    isUserTheme(member) ? LIGHTNING_EXPERIENCE : fieldOf(sources, "User", user.userId, member),
  $profile: (sources, user, member) => fieldOf(sources, "Profile", user.profileId, member),
  $userrole: (sources, user, member) => fieldOf(sources, "UserRole", user.roleId, member),
  $organization: (sources, _user, member) => fieldOf(sources, "Organization", organizationId(sources.store), member),
  $permission: ({ security }, user, member) => security.customPermission(user, member),
  $label: ({ project }, _user, member) => labelText(project, member)
};

/** The value of a global such as `$Profile.Name` in a formula field. Throws `NotSupportedError` for one that the local org lacks. */
export function globalValue(sources: Sources, reference: string, user: UserContext): FieldValue {
  const [name = "", member = ""] = reference.split(".");
  const find = GLOBALS[name.toLowerCase()];
  if (find === undefined) throw new NotSupportedError(`${reference} in a formula field`);
  return find(sources, user, member);
}

/** The text of a custom label, null where the project has none of this name. */
export function labelText(project: Project, name: string): string | null {
  const component = project.find("CustomLabel", name);
  return component === undefined ? null : text(component.body, "value");
}

function fieldOf({ schema, store }: Sources, objectName: string, id: string | null, member: string): FieldValue {
  const object = schema.requireObject(objectName);
  const field = object.field(member);
  if (field === undefined || id === null) return null;
  return store.read(object, [id]).get(id)?.[field.name] ?? null;
}

function organizationId(store: Store): string | null {
  const [row] = store.all('SELECT "Id" FROM "Organization" LIMIT 1', []);
  return row === undefined ? null : String(row["Id"]);
}
