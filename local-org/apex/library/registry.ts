import { allLibraryEnums, enumClass } from "./enums.ts";
import type { LibraryClass } from "./library.ts";
import { databaseClasses } from "./Database/index.ts";
import { otherClasses } from "./others.ts";
import { schemaClasses } from "./Schema/index.ts";
import { systemClasses } from "./System/index.ts";

/** All classes of the library that the local org has, its enums included. */
export const libraryClasses: readonly LibraryClass[] = [
  ...systemClasses,
  ...schemaClasses,
  ...databaseClasses,
  ...otherClasses,
  ...allLibraryEnums().map(enumClass)
];
