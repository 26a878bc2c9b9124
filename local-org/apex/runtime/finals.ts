import { apexException } from "./exceptions.ts";

/**
 * The value that a final variable is given; a second one throws `System.FinalException`. The second parameter is where the compiler notes
 * that there is one now.
 */
export function once<T>(wasAssigned: boolean, _isAssigned: true, value: T): T {
  if (wasAssigned) throw apexException("System.FinalException", "Final variable has already been initialized");
  return value;
}
