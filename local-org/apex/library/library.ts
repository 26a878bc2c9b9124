import type { ApexValue } from "../runtime/values/value.ts";

/** A function of a table. Its parameters are `never` so that each function can name the real types of its own. */
export type LibraryFunction = ((...args: never[]) => ApexValue) | ((...args: never[]) => void);

/** How a member that reads like a variable is got and, where it can be, set. */
export interface LibraryProperty<Self> {
  get: (self: Self) => ApexValue;
  set?: (self: Self, value: never) => void;
}

/**
 * One class of the Apex standard library. Keys are `name(ParameterTypes)` for one overload, as `standard-library.txt` writes the types but
 * without spaces, or `name` for all of them. What is absent throws `NotSupportedError` when it is called.
 */
export interface LibraryClass {
  /** Namespace and name: `System.String`, `Schema.SObjectType`, `Database.DMLOptions.EmailHeader`. */
  name: string;
  statics?: Record<string, LibraryFunction>;
  /** The first argument is the object. */
  methods?: Record<string, LibraryFunction>;
  /** The first argument is the type with its parameters, such as `List<Account>`; the key is `(ParameterTypes)` or ``. */
  constructors?: Record<string, LibraryFunction>;
  /** Static variables and constants by name. */
  staticProperties?: Record<string, LibraryProperty<void>>;
  properties?: Record<string, LibraryProperty<never>>;
}
