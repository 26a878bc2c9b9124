import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "rollup";
import { LOCALE_FORMATS } from "../../../pages/localeFormats.ts";
import { BASE_COMPONENTS_DIR } from "../locations.ts";

const PREFIX = "\0salesforce:";

/** What the project declares, asked by the modules that name it. Each answers undefined for what does not exist. */
export interface SalesforceNames {
  label(name: string): string | undefined;
  hasApexMethod(className: string, method: string): boolean;
  /** `Invoice__c` or `Invoice__c.Due__c`, as the module exports it. */
  schemaReference(name: string): object | undefined;
  hasCustomPermission(name: string): boolean;
  resourceUrl(name: string): string | undefined;
  contentAssetUrl(name: string): string | undefined;
  hasMessageChannel(name: string): boolean;
}

type Source = (name: string, names: SalesforceNames) => string | undefined;

/**
 * `@salesforce/*` modules (https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html): the source of
 * each by its scope. Undefined: there is no such module.
 */
const SCOPES: Record<string, Source> = {
  apex: apexModule,
  apexContinuation: apexModule,
  schema: (name, names) => asDefault(names.schemaReference(name)),
  label: (name, names) => (name.startsWith("c.") ? asDefault(names.label(name.slice(2))) : undefined),
  user: (name) => fromContext(`user.${name}`, name === "Id" || name === "isGuest"),
  i18n: i18nModule,
  client: (name) => fromContext("formFactor", name === "formFactor"),
  customPermission: (name, names) => permission("customPermissions", name, names.hasCustomPermission(name)),
  userPermission: (name) => permission("userPermissions", name, true),
  resourceUrl: (name, names) => asDefault(names.resourceUrl(name)),
  contentAssetUrl: (name, names) => asDefault(names.contentAssetUrl(name)),
  messageChannel: (name, names) => asDefault(names.hasMessageChannel(name) ? { messageChannel: name } : undefined),
  community: (name) => (name === "Id" || name === "basePath" ? "export default undefined;" : undefined)
};

const CONTEXT_I18N = new Set(["lang", "locale", "timeZone", "currency", "dir"]);

function apexModule(name: string, names: SalesforceNames): string | undefined {
  if (name === "") return `export { refreshApex, getSObjectValue } from "org/apex";`;
  const [className, method] = name.split(".").slice(-2);
  if (className === undefined || method === undefined || !names.hasApexMethod(className, method)) return undefined;
  return `import { apexMethod } from "org/apex";\nexport default apexMethod(${JSON.stringify(className)}, ${JSON.stringify(method)});`;
}

function i18nModule(name: string): string | undefined {
  if (CONTEXT_I18N.has(name)) return fromContext(`i18n.${name}`, true);
  if (LOCALE_FORMATS.has(name)) return `export default globalThis.localOrgContext.i18n[${JSON.stringify(name)}];`;
  const file = join(BASE_COMPONENTS_DIR, "scopedImports", `@salesforce-i18n-${name}.js`);
  return existsSync(file) ? `export { default } from ${JSON.stringify(file)};` : undefined;
}

/** The value is known when the page has started: `boot` puts the user's context there before it loads anything else. */
function fromContext(path: string, exists: boolean): string | undefined {
  return exists ? `export default globalThis.localOrgContext.${path};` : undefined;
}

/** As on the platform: true, or undefined where the user has it not. */
function permission(kind: string, name: string, exists: boolean): string | undefined {
  return exists
    ? `export default globalThis.localOrgContext.${kind}.includes(${JSON.stringify(name)}) ? true : undefined;`
    : undefined;
}

function asDefault(value: object | string | undefined): string | undefined {
  return value === undefined ? undefined : `export default ${JSON.stringify(value)};`;
}

/** Answers imports of `@salesforce/*` from the project's metadata and the user's context. */
export function salesforceModules(names: SalesforceNames): Plugin {
  const sourceOf = (specifier: string): string | undefined => {
    const [, scope = "", ...rest] = specifier.split("/");
    return SCOPES[scope]?.(rest.join("/"), names);
  };
  return {
    name: "local-org-salesforce-modules",
    resolveId(specifier) {
      if (!specifier.startsWith("@salesforce/")) return null;
      return sourceOf(specifier) === undefined ? null : PREFIX + specifier;
    },
    load(id) {
      return id.startsWith(PREFIX) ? sourceOf(id.slice(PREFIX.length)) : null;
    }
  };
}
