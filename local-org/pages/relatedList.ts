import type { LocalOrg } from "../org.ts";
import type { ChildRelationship, SObjectSchema } from "../schema/types.ts";
import type { UserContext } from "../security/types.ts";
import { compactFields } from "./compactLayout.ts";
import { fieldPath } from "./fieldNames.ts";
import { quote } from "./filterCondition.ts";
import { objectIcon } from "./icons.ts";
import { STANDARD_RELATED_LISTS } from "./standardRelatedLists.ts";
import { readTable } from "./table.ts";
import type { LayoutRelatedList, RelatedList } from "./types.ts";

/** Standard related lists that layouts name in their own way. */
const NAMES: Record<string, string> = {
  RelatedContactList: "Contacts",
  RelatedOpportunityList: "Opportunities",
  RelatedCaseList: "Cases",
  RelatedContactRoleList: "OpportunityContactRoles",
  RelatedLineItemList: "OpportunityLineItems",
  RelatedOpportunitySalesTeam: "OpportunityTeamMembers",
  RelatedActivityList: "OpenActivities",
  RelatedHistoryList: "ActivityHistories",
  RelatedOrderList: "Orders",
  RelatedContractList: "Contracts",
  RelatedAssetList: "Assets"
};

/** The child relationship that a layout or a page means by `Review__c.Book__c`, `Reviews__r` or `RelatedContactList`. */
export function relationshipNamed(object: SObjectSchema, name: string): ChildRelationship | undefined {
  const [childObject = "", field] = name.split(".");
  if (field === undefined) return object.childRelationship(NAMES[name] ?? name);
  return object.childRelationships.find(
    (relationship) =>
      relationship.childObject.toLowerCase() === childObject.toLowerCase() &&
      relationship.field.toLowerCase() === field.toLowerCase()
  );
}

/** The children of a record; null where the relationship does not exist or the user may not read the children. */
export function readRelatedList(
  org: LocalOrg,
  user: UserContext,
  parent: SObjectSchema,
  recordId: string,
  list: LayoutRelatedList,
  limit: number
): RelatedList | null {
  const relationship = relationshipNamed(parent, list.name);
  const child = relationship === undefined ? undefined : org.schema.object(relationship.childObject);
  if (relationship === undefined || child === undefined) return null;
  const access = org.security.objectAccess(user, child);
  const field = child.field(relationship.field);
  if (!access.read || field === undefined || !org.security.fieldAccess(user, child, field.name).read) return null;
  const paths = columnsOf(org, child, list, field.name);
  const sort = list.sortField === null ? null : fieldPath(child, list.sortField);
  return {
    name: relationship.relationshipName ?? list.name,
    label: STANDARD_RELATED_LISTS[child.name]?.label ?? child.labelPlural,
    object: child.name,
    icon: objectIcon(org.project, child.name),
    field: field.name,
    createable: access.create,
    table: readTable(org, user, {
      object: child,
      paths,
      conditions: [`${field.name} = ${quote(recordId)}`],
      sort: sort === null ? null : { path: sort, descending: list.sortDescending },
      limit
    })
  };
}

/** The layout's columns, else the platform's, else those of the compact layout or what the object has first; never the parent itself. */
function columnsOf(org: LocalOrg, child: SObjectSchema, list: LayoutRelatedList, parentField: string): string[] {
  const compact = compactFields(org.project, child);
  const choices = [
    list.fields.flatMap((field) => fieldPath(child, field) ?? []),
    (STANDARD_RELATED_LISTS[child.name]?.fields ?? []).flatMap((field) => fieldPath(child, field) ?? []),
    compact.length > 1 ? compact : [...compact, ...firstFields(child)],
    firstFields(child)
  ].map((paths) => paths.filter((path) => path !== parentField));
  return choices.find((paths) => paths.length > 0) ?? [];
}

function firstFields(child: SObjectSchema): string[] {
  const shown = child.fields.filter(
    ({ nameField, type, createable }) => createable && !nameField && type !== "textarea" && type !== "id"
  );
  const custom = shown.filter((field) => field.custom);
  return (custom.length > 0 ? custom : shown).slice(0, 3).map(({ name }) => name);
}
