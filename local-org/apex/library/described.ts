import type { ApexValue } from "../runtime/values/index.ts";
import type { LibraryFunction, LibraryProperty } from "./library.ts";

type Reader<Self> = (self: Self) => ApexValue;

/** For what can be read as `x.Label`, `x.getLabel()` and `x.isLabel()` alike: the members made of one function each. */
export function described<Self>(readers: Record<string, Reader<Self>>): {
  methods: Record<string, LibraryFunction>;
  properties: Record<string, LibraryProperty<Self>>;
} {
  const methods: Record<string, LibraryFunction> = {};
  const properties: Record<string, LibraryProperty<Self>> = {};
  for (const [name, read] of Object.entries(readers)) {
    methods[`get${name}`] = read;
    methods[`is${name}`] = read;
    properties[name] = { get: read };
  }
  return { methods, properties };
}
