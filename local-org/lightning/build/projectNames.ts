import { readFileSync } from "node:fs";
import { text } from "../../metadata/readers.ts";
import type { Project } from "../../metadata/types.ts";
import type { Schema } from "../../schema/types.ts";
import type { SalesforceNames } from "./plugins/salesforceModules.ts";

/** Where the static resources of the project are served. */
export const RESOURCES_URL = "/resource";

/** Where its content assets are served. */
export const CONTENT_ASSETS_URL = "/file-asset";

/** Answers what `@salesforce/*` modules may name from the project's metadata and the org's schema. */
export function projectNames(org: { readonly project: Project; readonly schema: Schema }): SalesforceNames {
  const has = (type: string, name: string): boolean => org.project.find(type, name) !== undefined;
  return {
    label: (name) => labelValue(org.project, name),
    hasApexMethod: (className, method) => hasAuraMethod(org.project, className, method),
    schemaReference: (name) => schemaReference(org.schema, name),
    hasCustomPermission: (name) => has("CustomPermission", name),
    resourceUrl: (name) => (has("StaticResource", name) ? `${RESOURCES_URL}/${name}` : undefined),
    contentAssetUrl: (name) => (has("ContentAsset", name) ? `${CONTENT_ASSETS_URL}/${name}` : undefined),
    hasMessageChannel: (name) => has("LightningMessageChannel", name.replace(/__c$/, ""))
  };
}

function labelValue(project: Project, name: string): string | undefined {
  const label = project.find("CustomLabel", name);
  return label === undefined ? undefined : (text(label.body, "value") ?? "");
}

/** Whether the class holds a static `@AuraEnabled` method of this name; its parameters show when it is called. */
function hasAuraMethod(project: Project, className: string, method: string): boolean {
  const component = project.find("ApexClass", className);
  if (component === undefined) return false;
  const source = readFileSync(project.sourcePath(component), "utf8");
  return new RegExp(`@AuraEnabled[^{};]*\\bstatic\\b[^{};=]*\\b${method}\\s*\\(`, "is").test(source);
}

/** What `@salesforce/schema/Account`, `…/Account.Name` and `…/Contact.Account.Name` export. */
function schemaReference(schema: Schema, name: string): object | undefined {
  const [objectName = "", ...path] = name.split(".");
  const object = schema.object(objectName);
  if (object === undefined) return undefined;
  if (path.length === 0) return { objectApiName: object.name };
  const fieldPath = canonicalPath(schema, objectName, path);
  return fieldPath === undefined ? undefined : { fieldApiName: fieldPath, objectApiName: object.name };
}

function canonicalPath(schema: Schema, objectName: string, path: readonly string[]): string | undefined {
  const object = schema.object(objectName);
  const [head = "", ...rest] = path;
  if (rest.length === 0) return object?.field(head)?.name;
  const relation = object?.parentRelationship(head);
  const parent = relation?.referenceTo[0];
  if (relation === undefined || parent === undefined) return undefined;
  const behind = canonicalPath(schema, parent, rest);
  return behind === undefined ? undefined : `${relation.relationshipName}.${behind}`;
}
