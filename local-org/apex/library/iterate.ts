import { ApexList, ApexSet, isInstance, raise, type ApexInstance, type ApexValue } from "../runtime/values/index.ts";

/** The values of a List, a Set or an object that implements `Iterable`, as a for loop goes through them. */
export function* iterate(values: ApexValue): Generator<ApexValue, void> {
  if (values === null) raise("System.NullPointerException", "Attempt to de-reference a null object");
  if (values instanceof ApexList || values instanceof ApexSet) yield* values.iterate();
  else if (isInstance(values)) yield* iterateInstance(values);
  else raise("System.TypeException", "Only a List, a Set or an Iterable can be iterated");
}

function* iterateInstance(iterable: ApexInstance): Generator<ApexValue, void> {
  const iterator = iterable.apexHas("iterator", 0) ? iterable.apexCall("iterator") : iterable;
  if (!isInstance(iterator)) raise("System.NullPointerException", "Attempt to de-reference a null object");
  while (iterator.apexCall("hasNext") === true) yield iterator.apexCall("next");
}
