import type { SourceComponent } from "@salesforce/source-deploy-retrieve";
import { zipSync } from "fflate";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { sourceFormats } from "../metadata/sourceFormats.ts";
import type { Project } from "../metadata/types.ts";
import { componentsIn } from "./convertPackage.ts";
import type { Manifest, Retrieved, RetrievedFile } from "./types.ts";

/** The components of a project that a manifest names, as a zip in Metadata API format. */
export async function retrievePackage(project: Project, manifest: Manifest, folder: string): Promise<Retrieved> {
  const present = packageFolders(project).flatMap(componentsIn);
  const wanted = wantedComponents(present, manifest);
  const dir = mkdtempSync(join(tmpdir(), "local-org-retrieve-"));
  try {
    if (wanted.length > 0) await writePackage(wanted, dir);
    const files = componentsIn(dir).flatMap((component) => filesOf(component, dir, folder));
    return { zip: zipped(dir, folder), files, missing: missingFrom(wanted, manifest) };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function writePackage(components: SourceComponent[], outputDirectory: string): Promise<void> {
  const { MetadataConverter } = sourceFormats();
  await new MetadataConverter().convert(components, "metadata", {
    type: "directory",
    outputDirectory,
    genUniqueDir: false
  });
}

function packageFolders(project: Project): string[] {
  const file = JSON.parse(readFileSync(join(project.dir, "sfdx-project.json"), "utf8")) as {
    packageDirectories: { path: string }[];
  };
  return file.packageDirectories.map(({ path }) => join(project.dir, path));
}

/** A child is taken by itself only where its parent is not. */
function wantedComponents(present: readonly SourceComponent[], manifest: Manifest): SourceComponent[] {
  const isWanted = (component: SourceComponent): boolean =>
    manifestTypes(component).some((type) => {
      const members = manifest.get(type) ?? [];
      return members.some((member) => member === "*" || withoutSlash(member) === component.fullName);
    });
  return present.flatMap((component) => (isWanted(component) ? [component] : component.getChildren().filter(isWanted)));
}

/** The types under which a manifest may name a component: a folder also stands among what lies in it, as in `Report: Sales/`. */
function manifestTypes({ type }: SourceComponent): string[] {
  const content = sourceFormats().registry.types[type.folderContentType ?? ""];
  return content === undefined ? [type.name] : [type.name, content.name];
}

function withoutSlash(member: string): string {
  return member.replace(/\/$/, "");
}

function missingFrom(wanted: readonly SourceComponent[], manifest: Manifest): Retrieved["missing"] {
  const { ComponentSet } = sourceFormats();
  const found = new Set(
    new ComponentSet(wanted)
      .getSourceComponents()
      .toArray()
      .flatMap((component) => [component, ...component.getChildren()])
      .flatMap((component) => manifestTypes(component).map((type) => `${type}:${component.fullName}`))
  );
  return [...manifest].flatMap(([type, members]) =>
    members
      .filter((member) => member !== "*" && !found.has(`${type}:${withoutSlash(member)}`))
      .map((fullName) => ({ type, fullName }))
  );
}

function filesOf(component: SourceComponent, dir: string, folder: string): RetrievedFile[] {
  const paths = [...component.walkContent(), ...(component.xml === undefined ? [] : [component.xml])];
  return [...new Set(paths)].map((path) => ({
    type: component.type.name,
    fullName: component.fullName,
    fileName: folder + relative(dir, path).split(sep).join("/")
  }));
}

function zipped(dir: string, folder: string): Uint8Array {
  const names = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(dir, name)).isFile()
  );
  return zipSync(
    Object.fromEntries(names.map((name) => [folder + name.split(sep).join("/"), readFileSync(join(dir, name))]))
  );
}
