import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { join } from "node:path";
import { installedCache, KeptFiles } from "../../keptFiles.ts";
import type { TreeShape } from "./treeShape.ts";

/** Shapes of parse trees on disk, by rule and source: the parser needs seconds to warm up. */
export class KeptTrees extends KeptFiles<TreeShape> {}

/** The trees that this installation keeps, for this version of the parser and of the shape's format. */
export function installedTrees(): KeptTrees {
  return new KeptTrees(join(installedCache(), `apex-trees-1-${parserVersion()}`));
}

function parserVersion(): string {
  const file = findPackageJSON("@apexdevtools/apex-parser", import.meta.url);
  if (file === undefined) throw new Error("The npm package @apexdevtools/apex-parser is not installed");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
