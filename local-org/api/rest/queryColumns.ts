import type { FieldType } from "../../schema/types.ts";
import type { ResolvedItem, ResolvedQuery } from "../../soql/index.ts";
import type { JsonObject } from "../input.ts";

const NUMBERS: readonly FieldType[] = ["int", "double", "currency", "percent"];

/** What `query?columns=true` tells of a query instead of its rows: https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources.htm */
export function queryColumns(query: ResolvedQuery): JsonObject {
  return {
    columnMetadata: nested(query.items.flatMap(columnsOf)),
    entityName: query.object.name,
    groupBy: query.groupBy.length > 0,
    idSelected: query.items.some(({ name }) => name === "Id"),
    keyPrefix: query.object.keyPrefix
  };
}

interface Column {
  path: string[];
  type: FieldType | null;
  aggregate: boolean;
  joinColumns: JsonObject[];
}

function columnsOf(item: ResolvedItem): Column[] {
  if (item.kind === "children") {
    const joinColumns = nested(item.query.items.flatMap(columnsOf));
    return [{ path: [item.name], type: null, aggregate: true, joinColumns }];
  }
  if (item.kind === "typeof") return [{ path: [item.name], type: null, aggregate: false, joinColumns: [] }];
  const isFunction = item.operand.kind === "function";
  const path = isFunction ? [item.name] : item.name.split(".");
  return [{ path, type: item.type, aggregate: isFunction, joinColumns: [] }];
}

/** Fields of parents stand below a column of the parent's name. */
function nested(columns: readonly Column[]): JsonObject[] {
  const byHead = Map.groupBy(columns, ({ path }) => path[0] ?? "");
  return [...byHead].map(([head, group]) => {
    const below = group
      .filter(({ path }) => path.length > 1)
      .map((column) => ({ ...column, path: column.path.slice(1) }));
    const own = group.find(({ path }) => path.length === 1);
    return columnJson(head, own ?? null, [...(own?.joinColumns ?? []), ...nested(below)]);
  });
}

function columnJson(columnName: string, column: Column | null, joinColumns: JsonObject[]): JsonObject {
  const type = column?.type ?? null;
  return {
    aggregate: column?.aggregate ?? false,
    apexType: null,
    booleanType: type === "boolean",
    columnName,
    custom: columnName.endsWith("__c"),
    displayName: columnName,
    foreignKeyName: null,
    insertable: false,
    joinColumns,
    numberType: type !== null && NUMBERS.includes(type),
    textType: type !== null && type !== "boolean" && !NUMBERS.includes(type),
    updatable: false
  };
}
