export const ASSETS_URL = "/local/assets";

/** Where an export lies: the file of the bundle that holds it, and its name there. */
export interface ExportPlace {
  file: string;
  name: string;
}

/** The modules that a bundle serves: specifier (`lightning/button`) to its exports by their names. */
export type ModuleExports = Record<string, Record<string, ExportPlace>>;

/** A bundle on disk. */
export interface BuiltBundle {
  /** Its files. */
  dir: string;
  /** The address under which they are served. */
  url: string;
  modules: ModuleExports;
}

/** The address of a module in a bundle. */
export function moduleUrl(bundleUrl: string, specifier: string): string {
  return `${bundleUrl}/${specifier}.js`;
}
