import { existsSync, readFileSync } from "node:fs";
import { nodes, text, texts } from "../metadata/readers.ts";
import { parseMetadata } from "../metadata/xml.ts";
import type { Manifest } from "./types.ts";

/** Reads `package.xml` or destructive changes: members by type. A missing file names nothing. */
export function readManifest(path: string): Manifest {
  if (!existsSync(path)) return new Map();
  const { body } = parseMetadata(readFileSync(path, "utf8"), path);
  return new Map(nodes(body, "types").map((type) => [text(type, "name") ?? "", texts(type, "members")]));
}
