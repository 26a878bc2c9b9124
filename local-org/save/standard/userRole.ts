import { idOf } from "../row.ts";
import type { StandardBehaviour } from "./behaviour.ts";

const GROUP_TYPES = ["Role", "RoleAndSubordinates", "RoleAndSubordinatesInternal"];

/** A role brings the groups with which records are shared when they are shared with the role. */
export const USER_ROLE: StandardBehaviour = {
  afterWrite({ dependencies: { schema, store } }, rows) {
    const group = schema.requireObject("Group");
    for (const row of rows.filter(({ old }) => old === null)) {
      for (const Type of GROUP_TYPES)
        store.insert(group, {
          Id: store.nextId(group),
          RelatedId: idOf(row),
          Type,
          DeveloperName: row.record["DeveloperName"] ?? null
        });
    }
  }
};
