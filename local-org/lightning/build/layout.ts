export const ASSETS_URL = "/local/assets";

/** The modules that a bundle serves: specifier (`lightning/button`) to the names that it exports. */
export type ModuleExports = Record<string, readonly string[]>;

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
