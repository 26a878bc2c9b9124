import type { LibraryClass } from "./library.ts";

/** The classes of the smaller namespaces. */
export const otherClasses: readonly LibraryClass[] = [];
