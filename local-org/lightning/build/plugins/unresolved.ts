import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, isAbsolute, join } from "node:path";
import type { Plugin } from "rollup";
import { SourceError } from "../../../errors.ts";
import { placeOfImport } from "../sourcePlace.ts";

/** Asked when the project's and the platform's modules have been: what is left is a mistake at the place of the import. */
export function unresolved(): Plugin {
  return {
    name: "local-org-unresolved",
    resolveId(specifier, importer) {
      if (importer === undefined || isAbsolute(specifier)) return null;
      const file = importer.split("?")[0] ?? importer;
      if (specifier.startsWith(".") && isFile(join(dirname(file), specifier), file)) return null;
      const source = existsSync(file) ? readFileSync(file, "utf8") : "";
      const { line, column } = placeOfImport(source, specifier);
      throw new SourceError(file, line, column, whyUnresolved(specifier));
    }
  };
}

/** Templates and style sheets are imported by the compiler whether they exist or not. */
function isFile(path: string, importer: string): boolean {
  const suffix = extname(path.split("?")[0] ?? path);
  return suffix === ".html" || suffix === ".css" || existsSync(path) || existsSync(path + extname(importer));
}

function whyUnresolved(specifier: string): string {
  const platform = specifier.startsWith("@salesforce/");
  const missing = `there is no module "${specifier}" in this project`;
  return platform ? `${missing}, and none of the platform that the local org supports` : missing;
}
