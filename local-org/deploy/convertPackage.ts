import type { SourceComponent } from "@salesforce/source-deploy-retrieve";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { NotSupportedError } from "../errors.ts";
import { sourceFormats } from "../metadata/sourceFormats.ts";
import { packageDir } from "./deployedProject.ts";
import type { ComponentResult } from "./types.ts";

/** One component of a package: what a deployment reports on. */
export type PackagedComponent = Pick<ComponentResult, "type" | "fullName" | "fileName">;

/** The folder of an unpacked zip in which `package.xml` lies: its root, or its only folder. */
export function packageRoot(dir: string): string {
  if (existsSync(join(dir, "package.xml"))) return dir;
  const [inner] = readdirSync(dir).filter((name) => existsSync(join(dir, name, "package.xml")));
  return inner === undefined ? dir : join(dir, inner);
}

/** Writes the components of a package into a project, in source format, in the place of those that it has. */
export async function mergePackage(packageFolder: string, projectDir: string): Promise<PackagedComponent[]> {
  const packaged = componentsIn(packageFolder);
  const target = packageDir(projectDir);
  if (packaged.length > 0) {
    const { ComponentSet, MetadataConverter } = sourceFormats();
    await new MetadataConverter().convert(new ComponentSet(packaged), "source", {
      type: "merge",
      mergeWith: componentsIn(target),
      defaultDirectory: target
    });
  }
  return packaged.flatMap((component) => [component, ...component.getChildren()]).map(described(packageFolder));
}

/** Takes away the components that the package's destructive changes name; those that are not there are left out of the answer. */
export function removeComponents(
  manifest: ReadonlyMap<string, readonly string[]>,
  projectDir: string
): PackagedComponent[] {
  const present = componentsIn(packageDir(projectDir)).flatMap((component) => [component, ...component.getChildren()]);
  const doomed = present.filter(({ type, fullName }) => manifest.get(type.name)?.includes(fullName) === true);
  for (const component of doomed)
    for (const path of ownPaths(component)) rmSync(path, { recursive: true, force: true });
  return doomed.map(({ type, fullName }) => ({ type: type.name, fullName, fileName: "destructiveChanges.xml" }));
}

/** The source components below a folder, in whichever format it is. */
export function componentsIn(dir: string): SourceComponent[] {
  return existsSync(dir)
    ? sourceFormats()
        .ComponentSet.fromSource({ fsPaths: [dir] })
        .getSourceComponents()
        .toArray()
    : [];
}

function ownPaths(component: SourceComponent): string[] {
  if (component.xml !== undefined && component.xml === component.parent?.xml)
    throw new NotSupportedError(`deleting the ${component.type.name} ${component.fullName} without its parent`);
  const bundle = component.content !== undefined && component.type.strategies?.adapter === "bundle";
  if (bundle) return [component.content ?? ""];
  const decomposed = component.type.strategies?.adapter === "decomposed" && component.xml !== undefined;
  if (decomposed) return [dirname(component.xml ?? "")];
  return [component.xml, component.content].filter((path) => path !== undefined);
}

function described(packageFolder: string): (component: SourceComponent) => PackagedComponent {
  return (component) => {
    const file = component.content ?? component.xml ?? component.parent?.xml ?? "";
    return {
      type: component.type.name,
      fullName: component.fullName,
      fileName: relative(packageFolder, file).split(sep).join("/")
    };
  };
}
