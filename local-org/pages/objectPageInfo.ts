import type { LocalOrg } from "../org.ts";
import type { SObjectSchema } from "../schema/types.ts";
import type { UserContext } from "../security/types.ts";
import { compactFields } from "./compactLayout.ts";
import { objectIcon } from "./icons.ts";
import { pathField } from "./path.ts";
import type { ObjectPageInfo } from "./types.ts";

/** What pages need of an object beside its fields. */
export function objectPageInfo(org: LocalOrg, user: UserContext, object: SObjectSchema): ObjectPageInfo {
  return {
    name: object.name,
    label: object.label,
    labelPlural: object.labelPlural,
    icon: objectIcon(org.project, object.name),
    compactFields: compactFields(org.project, object),
    nameField: object.nameField,
    path: pathField(org.project, object),
    access: org.security.objectAccess(user, object)
  };
}
