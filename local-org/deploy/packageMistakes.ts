import { XMLValidator } from "fast-xml-parser";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join, sep } from "node:path";
import { SourceError } from "../errors.ts";
import { sourceFormats } from "../metadata/sourceFormats.ts";
import type { PackagedComponent } from "./convertPackage.ts";
import type { ComponentProblem, ComponentResult, Manifest } from "./types.ts";

/** Folders whose files are a component's content and not metadata, whatever they begin with. */
const CONTENT = /^(aura|lwc|components|documents|email|pages|staticresources)\//;

/** What is wrong with the files of an unpacked package: XML that is broken, metadata without the source that it belongs to. */
export function packageMistakes(root: string): SourceError[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => name.split(sep).join("/"))
    .filter((name) => statSync(join(root, name)).isFile());
  return files.flatMap((file) => [...brokenXml(root, file), ...missingSource(root, file)]);
}

function brokenXml(root: string, file: string): SourceError[] {
  const isMetadata = file.endsWith(".xml") || !CONTENT.test(file);
  if (!isMetadata) return [];
  const text = readFileSync(join(root, file), "utf8").replace(/^\uFEFF/, "");
  if (!file.endsWith(".xml") && !text.trimStart().startsWith("<")) return [];
  const validity = XMLValidator.validate(text);
  if (validity === true) return [];
  const { line, col, msg } = validity.err;
  return [new SourceError(file, line, col ?? 1, msg)];
}

function missingSource(root: string, file: string): SourceError[] {
  const source = file.replace(/-meta\.xml$/, "");
  const type = typeOfFile(source);
  if (source === file || type?.strategies?.adapter !== "matchingContentFile" || existsSync(join(root, source)))
    return [];
  return [new SourceError(file, 1, 1, notFound(nameOf(source), type.name))];
}

/** What `package.xml` names and the package has not; what lies in another component's file is not looked for. */
export function missingMembers(manifest: Manifest, packaged: readonly PackagedComponent[]): ComponentResult[] {
  const { types } = sourceFormats().registry;
  const present = new Set(packaged.flatMap(({ type, fullName }) => manifestNames(type, fullName)));
  return [...manifest].flatMap(([type, members]) =>
    members
      .filter((member) => member !== "*" && types[type.toLowerCase()] !== undefined)
      .filter((member) => !present.has(`${type}:${member.replace(/\/$/, "")}`))
      .map((fullName) => ({ type, fullName, ...IN_MANIFEST, problem: problemOf(notFound(fullName, type)) }))
  );
}

const IN_MANIFEST = { fileName: "package.xml", created: false, deleted: false };

function problemOf(message: string): ComponentProblem {
  return { message, line: 1, column: 1 };
}

/** A folder stands among what lies in it. */
function manifestNames(type: string, fullName: string): string[] {
  const { types } = sourceFormats().registry;
  const content = types[types[type.toLowerCase()]?.folderContentType ?? ""]?.name;
  return content === undefined ? [`${type}:${fullName}`] : [`${type}:${fullName}`, `${content}:${fullName}`];
}

function notFound(name: string, type: string): string {
  return `An object '${name}' of type ${type} was named in package.xml, but was not found in zipped directory`;
}

/** A mistake as the result of the component to which its file belongs, by the file's name. */
export function brokenFile({ file, line, column, message }: SourceError): ComponentResult {
  const source = file.replace(/-meta\.xml$/, "");
  const type = typeOfFile(source)?.name ?? "";
  const problem = { message, line, column };
  return { type, fullName: nameOf(source), fileName: file, created: false, deleted: false, problem };
}

function typeOfFile(file: string): ReturnType<typeof sourceFormats>["registry"]["types"][string] | undefined {
  const { types, suffixes } = sourceFormats().registry;
  return file.endsWith(".xml") ? undefined : types[suffixes[extname(file).slice(1)] ?? ""];
}

function nameOf(file: string): string {
  return basename(file, extname(file));
}
