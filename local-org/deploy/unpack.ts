import { unzipSync } from "fflate";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { OrgError } from "../errors.ts";

/** The Metadata API takes 10,000 files and 400 MB unpacked: https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_metadata.htm */
const MOST_FILES = 10_000;
const MOST_BYTES = 400 * 1024 * 1024;

/** Writes the files of a zip below a folder. Throws an `OrgError` for what is no zip, is too large, or would write outside. */
export function unpack(zip: Uint8Array, dir: string): void {
  for (const [name, content] of Object.entries(files(zip))) {
    if (name.endsWith("/")) continue;
    const path = join(dir, inside(name));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

function files(zip: Uint8Array): Record<string, Uint8Array> {
  let count = 0;
  let bytes = 0;
  const withinLimits = (size: number): boolean => {
    count += 1;
    bytes += size;
    if (count > MOST_FILES) throw limit(`more than ${MOST_FILES} files`);
    if (bytes > MOST_BYTES) throw limit(`more than ${MOST_BYTES} bytes`);
    return true;
  };
  try {
    return unzipSync(zip, { filter: ({ originalSize }) => withinLimits(originalSize) });
  } catch (error) {
    if (error instanceof OrgError) throw error;
    throw new OrgError("INVALID_FIELD_FOR_INSERT_UPDATE", "The package is no readable zip file");
  }
}

/** The name of a zip's entry as a path below its folder. */
function inside(name: string): string {
  const path = normalize(name.replaceAll("\\", "/"));
  const leaves = path.startsWith("..") || path.startsWith(sep) || /^[A-Za-z]:/.test(path) || path.includes("\0");
  if (leaves) throw new OrgError("INVALID_FIELD_FOR_INSERT_UPDATE", `The zip's entry ${name} lies outside of it`);
  return path;
}

function limit(what: string): OrgError {
  return new OrgError("LIMIT_EXCEEDED", `The zip file has ${what}`);
}
