import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { SourceError } from "../errors.ts";
import { type Mistakes, strict } from "./mistakes.ts";
import { createProject, overlaid } from "./projectModel.ts";
import { readSourceFormat } from "./sourceFormat.ts";
import type { Project } from "./types.ts";

const PROJECT_FILE = "sfdx-project.json";
const DEFAULT_API_VERSION = "62.0";

interface ProjectFile {
  packageDirectories?: { path?: string }[];
  sourceApiVersion?: string;
  namespace?: string;
}

/**
 * Reads a Salesforce DX project: every package directory that `sfdx-project.json` names.
 * Throws a `SourceError` for a missing or broken project file; broken XML and components defined twice are mistakes.
 */
export function readProject(dir: string, mistakes: Mistakes = strict()): Project {
  const root = resolve(dir);
  const projectFile = readProjectFile(root);
  const packages = (projectFile.packageDirectories ?? []).flatMap(({ path }) => (path === undefined ? [] : [path]));
  if (packages.length === 0) throw new SourceError(PROJECT_FILE, 1, 1, "packageDirectories names no folder");
  const folders = outermost(packages.map((path) => packageFolder(root, path)));
  const present = folders.filter((folder) => mistakes.attempt(() => requireFolder(root, folder)));
  const components = present.map((folder) => readSourceFormat(root, folder, mistakes)).reduce(overlaid, []);
  const project = createProject(root, projectFile.sourceApiVersion ?? DEFAULT_API_VERSION, components, mistakes);
  const { namespace = "" } = projectFile;
  return namespace === "" ? project : { ...project, namespace };
}

/** Windows' separators are read everywhere, as the Salesforce CLI does. */
function packageFolder(root: string, path: string): string {
  return resolve(root, path.replaceAll("\\", "/"));
}

function requireFolder(root: string, folder: string): void {
  if (existsSync(folder)) return;
  throw new SourceError(PROJECT_FILE, 1, 1, `The package directory ${relative(root, folder)} does not exist`);
}

/** A package directory inside another one is read with it, not twice. */
function outermost(folders: string[]): string[] {
  const unique = [...new Set(folders)];
  return unique.filter((folder) => !unique.some((other) => other !== folder && `${folder}/`.startsWith(`${other}/`)));
}

function readProjectFile(root: string): ProjectFile {
  const path = join(root, PROJECT_FILE);
  if (!existsSync(path))
    throw new SourceError(PROJECT_FILE, 1, 1, `${root} is no Salesforce DX project: it has no ${PROJECT_FILE}`);
  const source = readFileSync(path, "utf8");
  try {
    return JSON.parse(source) as ProjectFile;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    const before = source.slice(0, position).split("\n");
    throw new SourceError(PROJECT_FILE, before.length, (before.at(-1) ?? "").length + 1, message);
  }
}
