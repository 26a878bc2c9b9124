import { contextClasses } from "./async/contexts.ts";
import { FinalizerContextClass } from "./async/queueable.ts";
import type { LibraryClass } from "./library.ts";

/** The classes that stand in no folder of their namespace. */
export const otherClasses: readonly LibraryClass[] = [...contextClasses, FinalizerContextClass];
