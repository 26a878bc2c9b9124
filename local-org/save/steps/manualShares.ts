import type { SObjectSchema } from "../../schema/types.ts";
import { idOf, isChanged } from "../row.ts";
import type { Statement, Step } from "../statement.ts";

/**
 * A new owner begins without the old one's manual shares; those of Apex sharing reasons stay.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_understanding.htm
 */
export const dropManualShares: Step = (statement, rows) => {
  const moved = rows.filter((row) => row.old !== null && isChanged(row, "OwnerId"));
  const share = moved.length === 0 ? undefined : shareObjectOf(statement);
  if (share === undefined) return;
  const { store } = statement.dependencies;
  const parent = share.field("ParentId")?.name ?? `${statement.object.name}Id`;
  for (const row of store.readWhere(share, parent, moved.map(idOf))) {
    if (row["RowCause"] === "Manual") store.purge(share, String(row["Id"]));
  }
};

function shareObjectOf({ dependencies, object }: Statement): SObjectSchema | undefined {
  return dependencies.schema.object(object.custom ? object.name.replace(/__c$/, "__Share") : `${object.name}Share`);
}
