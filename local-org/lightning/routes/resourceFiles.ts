import { existsSync, statSync } from "node:fs";
import { extname, join, sep } from "node:path";
import { child, nodes, text } from "../../metadata/readers.ts";
import type { MetadataComponent, Project } from "../../metadata/types.ts";

export interface ResourceFile {
  path: string;
  contentType: string;
}

const CONTENT_TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".htm": "text/html; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8"
};
const UNKNOWN = "application/octet-stream";

/** A static resource, or a file within one that is an archive; null where there is none. */
export function resourceFile(project: Project, name: string, inner: string): ResourceFile | null {
  const component = project.find("StaticResource", name);
  if (component === undefined) return null;
  const root = project.sourcePath(component);
  if (inner === "") return fileAt(root, text(component.body, "contentType") ?? UNKNOWN);
  const path = join(root, inner);
  return path.startsWith(root + sep) ? fileAt(path, typeOf(path)) : null;
}

/** The file of a content asset; null where there is none. */
export function contentAssetFile(project: Project, name: string): ResourceFile | null {
  const component = project.find("ContentAsset", name);
  return component === undefined ? null : fileAt(project.sourcePath(component), assetType(component));
}

/** The name of a version tells what the file is: its own has no such ending. */
function assetType({ body }: MetadataComponent): string {
  const [version = {}] = nodes(child(body, "versions") ?? {}, "version");
  return typeOf(text(version, "pathOnClient") ?? "");
}

function fileAt(path: string, contentType: string): ResourceFile | null {
  return existsSync(path) && statSync(path).isFile() ? { path, contentType } : null;
}

function typeOf(path: string): string {
  return CONTENT_TYPES[extname(path).toLowerCase()] ?? UNKNOWN;
}
