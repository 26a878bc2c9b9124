import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { SourceError } from "../errors.ts";
import { innerComponents } from "./decompose.ts";
import type { Mistakes } from "./mistakes.ts";
import type { MetadataComponent } from "./types.ts";
import { parseMetadata } from "./xml.ts";

const META_FILE = /^(.+)\.([A-Za-z0-9]+)-meta\.xml$/;
const PLAIN_FILE = /^(.+)\.([A-Za-z0-9]+)$/;

/** Folders of the metadata format with the suffix of their files, which the Salesforce CLI too reads in package directories. */
const METADATA_FORMAT: Record<string, string> = {
  applications: "app",
  customMetadata: "md",
  customPermissions: "customPermission",
  flexipages: "flexipage",
  flows: "flow",
  globalValueSets: "globalValueSet",
  groups: "group",
  labels: "labels",
  layouts: "layout",
  notificationtypes: "notiftype",
  objects: "object",
  permissionsetgroups: "permissionsetgroup",
  permissionsets: "permissionset",
  PlatformEventSubscriberConfigs: "platformEventSubscriberConfig",
  platformEventChannelMembers: "platformEventChannelMember",
  platformEventChannels: "platformEventChannel",
  profiles: "profile",
  queues: "queue",
  quickActions: "quickAction",
  remoteSiteSettings: "remoteSite",
  roles: "role",
  settings: "settings",
  sharingRules: "sharingRules",
  standardValueSets: "standardValueSet",
  tabs: "tab",
  workflows: "workflow"
};
const SKIPPED_FOLDERS = new Set(["node_modules", "__tests__", "__mocks__", "__typings__"]);

/** Types whose component is a folder with everything in it. */
const BUNDLES = new Set(["LightningComponentBundle", "AuraDefinitionBundle"]);

/** Types that users file in folders, which are part of the fullName; with the folder below which that begins. */
const IN_FOLDERS: Record<string, string> = {
  Report: "reports",
  Dashboard: "dashboards",
  Document: "documents",
  EmailTemplate: "email"
};

/** Suffixes of files that belong to the object whose folder is two levels up (`objects/X__c/fields/Y__c.field-meta.xml`). */
const OBJECT_CHILD_SUFFIXES = new Set([
  "field",
  "validationRule",
  "listView",
  "compactLayout",
  "recordType",
  "fieldSet",
  "webLink",
  "businessProcess",
  "sharingReason",
  "index"
]);

/** Reads the components below a package directory in DX source format, whatever its folders are called, and files in metadata format. */
export function readSourceFormat(projectDir: string, packageDir: string, mistakes: Mistakes): MetadataComponent[] {
  const components: MetadataComponent[] = [];
  for (const file of metaFiles(packageDir))
    mistakes.attempt(() => {
      const component = readComponent(projectDir, file);
      components.push(component, ...innerComponents(component));
    });
  return components;
}

function metaFiles(dir: string): string[] {
  const entries = readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) {
      return SKIPPED_FOLDERS.has(entry.name) || entry.name.startsWith(".") ? [] : metaFiles(join(dir, entry.name));
    }
    return META_FILE.test(entry.name) || isMetadataFormat(dir, entry.name) ? [join(dir, entry.name)] : [];
  });
}

function isMetadataFormat(dir: string, file: string): boolean {
  const suffix = METADATA_FORMAT[basename(dir)];
  return suffix !== undefined && PLAIN_FILE.exec(file)?.[2] === suffix;
}

function readComponent(projectDir: string, file: string): MetadataComponent {
  const path = relative(projectDir, file);
  const { root, body } = parseMetadata(readFileSync(file, "utf8"), path);
  const bundle = BUNDLES.has(root);
  return {
    type: root,
    fullName: bundle ? basename(dirname(file)) : fullNameOf(root, path),
    path: bundle ? dirname(path) : path,
    body
  };
}

function fullNameOf(type: string, path: string): string {
  const match = META_FILE.exec(basename(path)) ?? PLAIN_FILE.exec(basename(path));
  if (match === null) throw new SourceError(path, 1, 1, "The file's name is not that of a metadata file.");
  const [, name = "", suffix = ""] = match;
  const decoded = decodeName(name);
  if (OBJECT_CHILD_SUFFIXES.has(suffix)) return `${basename(dirname(dirname(path)))}.${decoded}`;
  const folder = IN_FOLDERS[type];
  return folder === undefined ? decoded : [...foldersBelow(path, folder), decoded].join("/");
}

/** File names escape what file systems do not take, as in `Account-Account %28Sales%29 Layout`. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function foldersBelow(path: string, folder: string): string[] {
  const folders = dirname(path).split(sep);
  const start = folders.lastIndexOf(folder);
  return start < 0 ? [] : folders.slice(start + 1);
}
