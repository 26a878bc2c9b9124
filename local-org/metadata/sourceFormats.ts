import { createRequire } from "node:module";
import type * as Library from "@salesforce/source-deploy-retrieve";

const require = createRequire(import.meta.url);

/** Salesforce's own library of metadata types and formats. It takes seconds to load, and is loaded when it is first asked for. */
export function sourceFormats(): typeof Library {
  return require("@salesforce/source-deploy-retrieve") as typeof Library;
}
