import type { ApexBlob } from "./blob.ts";
import type { ApexDate } from "./date.ts";
import type { ApexDatetime } from "./datetime.ts";
import type { ApexDecimal } from "./decimal.ts";
import type { ApexDouble } from "./double.ts";
import type { ApexEnumValue } from "./enum.ts";
import type { ApexList } from "./list.ts";
import type { ApexMap } from "./map.ts";
import type { ApexSet } from "./set.ts";
import type { ApexSObject } from "./sobject.ts";
import type { ApexTime } from "./time.ts";

/** Whatever an Apex variable can hold. */
export type ApexValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | ApexDouble
  | ApexDecimal
  | ApexDate
  | ApexDatetime
  | ApexTime
  | ApexBlob
  | ApexEnumValue
  | ApexList
  | ApexSet
  | ApexMap
  | ApexSObject
  | ApexInstance;

/**
 * An instance of a class of the project or of the library. What stands under `apex…` is how the library calls back:
 * compiled classes answer by their own methods, library classes by overriding.
 */
export interface ApexInstance {
  /** The canonical name of its class: `Foo.Inner`, `System.HttpRequest`. */
  readonly apexType: string;
  /** Whether its class (or one above it) has an instance method of this name, in any case, with as many parameters. */
  apexHas(method: string, parameterCount: number): boolean;
  /** Calls an instance method: `compareTo`, `equals`, `hashCode`, `toString`, `next`, `execute`, … */
  apexCall(method: string, ...args: ApexValue[]): ApexValue;
  /** Instance fields in declaration order, those of its super classes first, with their values. */
  apexFields(): [name: string, value: ApexValue][];
}

/** A library object: its methods stand in its class's table, so that none is called back by name. */
export abstract class PlatformObject implements ApexInstance {
  abstract readonly apexType: string;

  apexHas(_method: string, _parameterCount: number): boolean {
    return false;
  }

  apexCall(method: string): ApexValue {
    throw new TypeError(`${this.apexType} has no method ${method} to call back`);
  }

  apexFields(): [string, ApexValue][] {
    return [];
  }

  /** What concatenation and `System.debug` show. */
  toText(): string {
    return `${this.apexType}:[]`;
  }
}

/** True for instances of the project's and the library's classes (not for lists, sObjects, dates and the like). */
export function isInstance(value: ApexValue): value is ApexInstance {
  return typeof value === "object" && value !== null && "apexHas" in value;
}
