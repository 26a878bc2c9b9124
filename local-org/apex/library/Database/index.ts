import type { LibraryClass } from "../library.ts";
import { DatabaseErrorClass } from "./Error.ts";

export const databaseClasses: readonly LibraryClass[] = [DatabaseErrorClass];
