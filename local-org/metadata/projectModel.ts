import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { SourceError } from "../errors.ts";
import { type Mistakes, strict } from "./mistakes.ts";
import type { MetadataComponent, Project } from "./types.ts";

/** Types of which a second component with the same name is a mistake. Others may stand in several package directories, each with a part. */
const DEFINED_ONCE = new Set([
  "ApexClass",
  "ApexTrigger",
  "CustomField",
  "CustomLabel",
  "CustomPermission",
  "CustomTab",
  "FlexiPage",
  "LightningComponentBundle",
  "PermissionSet",
  "ValidationRule"
]);

/** The components of a package directory over those of the directories before it, which they replace as a later deployment does. */
export function overlaid(
  earlier: readonly MetadataComponent[],
  later: readonly MetadataComponent[]
): MetadataComponent[] {
  const replaced = new Set(
    later.filter(({ type }) => DEFINED_ONCE.has(type)).map(({ type, fullName }) => keyOf(type, fullName))
  );
  return [...earlier.filter(({ type, fullName }) => !replaced.has(keyOf(type, fullName))), ...later];
}

/** A project over components that some format's reader found. Two files that claim the same component are a mistake. */
export function createProject(
  dir: string,
  apiVersion: string,
  found: readonly MetadataComponent[],
  mistakes: Mistakes = strict()
): Project {
  const components: MetadataComponent[] = [];
  const byName = new Map<string, MetadataComponent>();
  const byType = new Map<string, MetadataComponent[]>();
  for (const component of found) {
    const key = keyOf(component.type, component.fullName);
    const earlier = byName.get(key);
    if (!mistakes.attempt(() => requireSole(component, earlier))) continue;
    components.push(component);
    byName.set(key, earlier ?? component);
    byType.set(component.type, [...(byType.get(component.type) ?? []), component]);
  }
  return {
    dir,
    apiVersion,
    components,
    mistakes,
    ofType: (type) => byType.get(type) ?? [],
    find: (type, fullName) => byName.get(keyOf(type, fullName)),
    sourcePath: (component) => sourcePath(dir, component)
  };
}

function requireSole(component: MetadataComponent, earlier: MetadataComponent | undefined): void {
  if (earlier === undefined || !DEFINED_ONCE.has(component.type)) return;
  const message = `${component.type} ${component.fullName} is also defined in ${earlier.path}`;
  throw new SourceError(component.path, 1, 1, message);
}

/** The Metadata API compares names without their case. */
function keyOf(type: string, fullName: string): string {
  return `${type}\n${fullName.toLowerCase()}`;
}

function sourcePath(dir: string, component: MetadataComponent): string {
  const path = join(dir, component.path);
  return component.type === "StaticResource" ? resourceContent(path) : path.replace(/-meta\.xml$/, "");
}

/** A static resource's content stands beside its `.resource-meta.xml` with the suffix of its content type, or as a folder. */
function resourceContent(metaFile: string): string {
  const folder = dirname(metaFile);
  const name = basename(metaFile, ".resource-meta.xml");
  const exact = join(folder, `${name}.resource`);
  if (existsSync(exact)) return exact;
  const content = readdirSync(folder).find(
    (entry) => entry !== basename(metaFile) && (entry === name || basename(entry, extname(entry)) === name)
  );
  return content === undefined ? exact : join(folder, content);
}
