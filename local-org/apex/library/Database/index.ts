import { cursorClasses } from "./Cursor.ts";
import type { LibraryClass } from "../library.ts";
import { DML_HEADER_CLASSES, DMLOptionsClass } from "./DMLOptions.ts";
import { DatabaseErrorClass } from "./Error.ts";
import { LeadConvertClass, LeadConvertResultClass } from "./LeadConvert.ts";
import { MergeResultClass } from "./MergeResult.ts";
import { QueryLocatorClass, QueryLocatorIteratorClass } from "./QueryLocator.ts";
import { replicationClasses } from "./replication.ts";
import { resultClasses } from "./results.ts";

/** The classes of the namespace Database. */
export const databaseClasses: readonly LibraryClass[] = [
  ...cursorClasses,
  DatabaseErrorClass,
  DMLOptionsClass,
  ...DML_HEADER_CLASSES,
  LeadConvertClass,
  LeadConvertResultClass,
  MergeResultClass,
  QueryLocatorClass,
  QueryLocatorIteratorClass,
  ...replicationClasses,
  ...resultClasses
];
