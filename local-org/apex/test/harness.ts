import { readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { openOrg, type OpenedOrg } from "../../openOrg.ts";
import { readProject } from "../../metadata/readProject.ts";
import type { MetadataComponent, Project } from "../../metadata/types.ts";

export const BOOKSHOP = join(import.meta.dirname, "../../fixtures/bookshop");

/** The bookshop's org in memory, without sample data. */
export function openBookshop(): OpenedOrg {
  return openOrg({ projectDir: BOOKSHOP, dataDir: ":memory:", blank: true });
}

/** The bookshop's objects with the Apex of a folder in place of its own. */
export function projectWithApexOf(folder: string): Project {
  const bookshop = readProject(BOOKSHOP);
  const sources = new Map(filesIn(folder).map((path) => [componentOf(path, bookshop.dir), path]));
  const others = bookshop.components.filter((each) => each.type !== "ApexClass" && each.type !== "ApexTrigger");
  const components = [...others, ...sources.keys()];
  return {
    ...bookshop,
    components,
    ofType: (type) => components.filter((each) => each.type === type),
    find: (type, fullName) => components.find((each) => each.type === type && each.fullName === fullName),
    sourcePath: (component) => sources.get(component) ?? bookshop.sourcePath(component)
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".cls") || name.endsWith(".trigger"))
    .sort()
    .map((name) => join(folder, name));
}

function componentOf(path: string, dir: string): MetadataComponent {
  const isTrigger = path.endsWith(".trigger");
  const fullName = basename(path, isTrigger ? ".trigger" : ".cls");
  return { type: isTrigger ? "ApexTrigger" : "ApexClass", fullName, path: relative(dir, path), body: {} };
}
