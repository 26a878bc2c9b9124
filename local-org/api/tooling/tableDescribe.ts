import type { FieldType } from "../../schema/types.ts";
import type { JsonObject } from "../input.ts";
import type { ToolingTable } from "./toolingTable.ts";

/** An object of the Tooling API in the list of them all. */
export function tableSummary(table: ToolingTable, version: string): JsonObject {
  const url = `/services/data/v${version}/tooling/sobjects/${table.name}`;
  const isChangeable = table.changes !== undefined;
  return {
    activateable: false,
    createable: isChangeable,
    custom: false,
    customSetting: false,
    deletable: isChangeable,
    deprecatedAndHidden: false,
    feedEnabled: false,
    keyPrefix: table.keyPrefix,
    label: table.label,
    labelPlural: `${table.label}s`,
    layoutable: false,
    mergeable: false,
    name: table.name,
    queryable: true,
    replicateable: false,
    retrieveable: table.keyPrefix !== null,
    searchable: false,
    triggerable: false,
    undeletable: false,
    updateable: isChangeable,
    urls: { sobject: url, describe: `${url}/describe`, rowTemplate: `${url}/{ID}` }
  };
}

/** The whole description of an object of the Tooling API. */
export function tableDescribe(table: ToolingTable, version: string): JsonObject {
  const fields = Object.entries(table.columns).filter(([name]) => table.columns[`${name}Id`] === undefined);
  return {
    ...tableSummary(table, version),
    childRelationships: [],
    fields: fields.map(([name, type]) => fieldDescribe(table, name, type)),
    recordTypeInfos: []
  };
}

function fieldDescribe(table: ToolingTable, name: string, type: FieldType): JsonObject {
  const relationship = name.replace(/Id$/, "");
  const isParent = type === "reference" && table.columns[relationship] !== undefined;
  const isChangeable = table.changes !== undefined && name !== "Id" && !/^(Created|LastModified)/.test(name);
  return {
    createable: isChangeable,
    custom: false,
    filterable: true,
    label: name.replace(/([a-z])([A-Z])/g, "$1 $2"),
    name,
    nillable: name !== "Id",
    referenceTo: [],
    relationshipName: isParent ? relationship : null,
    sortable: true,
    type,
    updateable: isChangeable
  };
}
