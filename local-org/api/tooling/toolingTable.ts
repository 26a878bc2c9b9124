import type { FieldType } from "../../schema/types.ts";
import type { JsonObject } from "../input.ts";
import type { ApiContext, ApiRequest } from "../route.ts";

/** An object that only the Tooling API has: its rows lie outside of the org's database, or are worked out when somebody asks. */
export interface ToolingTable {
  name: string;
  label: string;
  /** Null for objects whose rows have no ids. */
  keyPrefix: string | null;
  /** Types by the canonical name of the column; parents are `reference` columns beside a row's nested object. */
  columns: Readonly<Record<string, FieldType>>;
  rows(context: ApiContext): JsonObject[];
  /** Absent where the API cannot change the object. */
  changes?: TableChanges;
}

export interface TableChanges {
  /** Returns the new row's id. */
  create(context: ApiContext, request: ApiRequest, values: JsonObject): string;
  update(context: ApiContext, id: string, values: JsonObject): void;
  remove(context: ApiContext, id: string): void;
}
