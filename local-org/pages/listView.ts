import { nodes, text, texts } from "../metadata/readers.ts";
import type { MetadataComponent, Project } from "../metadata/types.ts";
import type { SObjectSchema } from "../schema/types.ts";
import { compactFields } from "./compactLayout.ts";
import { fieldPath } from "./fieldNames.ts";

export interface ListFilter {
  /** SOQL path. */
  field: string;
  operation: string;
  value: string;
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm */
export interface ListView {
  name: string;
  label: string;
  /** SOQL paths. */
  columns: string[];
  /** `Everything`, `Mine`, … */
  scope: string;
  filters: ListFilter[];
  /** Such as `1 AND (2 OR 3)`; null where all must hold. */
  filterLogic: string | null;
}

export const RECENT = "__Recent";

/** The list views that the user can choose from: the project's, all records, and those viewed lately. */
export function listViews(project: Project, object: SObjectSchema): ListView[] {
  const own = project
    .ofType("ListView")
    .filter(({ fullName }) => fullName.startsWith(`${object.name}.`))
    .map((component) => readListView(component, object));
  const columns = own[0]?.columns ?? compactColumns(project, object);
  const everything = { columns, scope: "Everything", filters: [], filterLogic: null };
  const recent = { ...everything, name: RECENT, label: "Recently Viewed" };
  const hasAll = own.some(({ label, name }) => /^all\b/i.test(label) || /^all/i.test(name));
  const all = { ...everything, name: `All${object.name}`, label: `All ${object.labelPlural}` };
  return [recent, ...(hasAll ? own : [all, ...own])];
}

function compactColumns(project: Project, object: SObjectSchema): string[] {
  const compact = compactFields(project, object);
  return compact.length > 0 ? compact : ["Id"];
}

function readListView({ fullName, body }: MetadataComponent, object: SObjectSchema): ListView {
  const name = fullName.slice(object.name.length + 1);
  const columns = texts(body, "columns").flatMap((column) => fieldPath(object, column) ?? []);
  return {
    name,
    label: text(body, "label") ?? name,
    columns: columns.length > 0 ? columns : [object.nameField ?? "Id"],
    scope: text(body, "filterScope") ?? "Everything",
    filters: nodes(body, "filters").flatMap((filter) => {
      const field = fieldPath(object, text(filter, "field") ?? "");
      const operation = text(filter, "operation") ?? "equals";
      return field === null ? [] : [{ field, operation, value: text(filter, "value") ?? "" }];
    }),
    filterLogic: text(body, "booleanFilter")
  };
}
