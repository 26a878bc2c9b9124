import { apexException } from "../exceptions.ts";

/** Throws an exception of the platform, such as `raise("System.ListException", "List index out of bounds: 3")`. */
export function raise(type: string, message: string): never {
  throw apexException(type, message);
}

/** Throws `System.NullPointerException: Argument cannot be null.`, as library methods do for a missing argument. */
export function raiseNullArgument(): never {
  raise("System.NullPointerException", "Argument cannot be null.");
}
