import type { ApexEnumValue } from "../../runtime/values/index.ts";
import {
  ApexDecimal,
  ApexDouble,
  decimalOf,
  raise,
  type ApexValue,
  type RoundingModeName
} from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { userLocale } from "../user.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_integer.htm */
export const IntegerClass: LibraryClass = {
  name: "System.Integer",
  statics: {
    ...required({ valueOf: (value: ApexValue) => integerOf(value) }),
    "valueOf(Object)": (value: ApexValue) => (value === null ? null : integerOf(value))
  },
  methods: { format: (self: number) => localized(new ApexDecimal(self)), intValue: (self: number) => self }
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_long.htm */
export const LongClass: LibraryClass = {
  name: "System.Long",
  statics: required({ valueOf: (value: ApexValue) => longOf(value) }),
  methods: {
    format: (self: bigint) => localized(new ApexDecimal(self)),
    intValue: (self: bigint) => Number(BigInt.asIntN(32, self))
  }
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_double.htm */
export const DoubleClass: LibraryClass = {
  name: "System.Double",
  statics: {
    ...required({ valueOf: (value: ApexValue) => doubleOf(value) }),
    "valueOf(Object)": (value: ApexValue) => (value === null ? null : doubleOf(value))
  },
  methods: {
    format: (self: ApexDouble) => localized(decimalOfDouble(self)),
    intValue: (self: ApexDouble) => decimalOfDouble(self).toInteger(),
    longValue: (self: ApexDouble) => decimalOfDouble(self).toLong(),
    round: (self: ApexDouble) => decimalOfDouble(self).setScale(0).toLong()
  }
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm */
export const DecimalClass: LibraryClass = {
  name: "System.Decimal",
  statics: required({
    "valueOf(Double)": (value: ApexDouble) => decimalOfDouble(value),
    "valueOf(Long)": (value: bigint) => new ApexDecimal(value),
    "valueOf(String)": (text: string) => decimalFromText(text),
    valueOf: (value: ApexValue) => (typeof value === "string" ? decimalFromText(value) : decimalOf(value))
  }),
  methods: required({
    abs: (self: ApexDecimal) => self.abs(),
    divide: (self: ApexDecimal, divisor: ApexDecimal, scale: number, mode?: ApexEnumValue) =>
      self.divide(divisor, scale, modeName(mode)),
    doubleValue: (self: ApexDecimal) => new ApexDouble(self.toNumber()),
    format: (self: ApexDecimal) => localized(self),
    intValue: (self: ApexDecimal) => self.toInteger(),
    longValue: (self: ApexDecimal) => self.toLong(),
    pow: (self: ApexDecimal, exponent: number) => self.pow(exponent),
    precision: (self: ApexDecimal) => self.precision(),
    round: (self: ApexDecimal, mode?: ApexEnumValue) => self.setScale(0, modeName(mode)).toLong(),
    scale: (self: ApexDecimal) => self.scale,
    setScale: (self: ApexDecimal, scale: number, mode?: ApexEnumValue) => self.setScale(scale, modeName(mode)),
    stripTrailingZeros: (self: ApexDecimal) => self.stripTrailingZeros(),
    toPlainString: (self: ApexDecimal) => self.toPlainString()
  })
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_boolean.htm */
export const BooleanClass: LibraryClass = {
  name: "System.Boolean",
  statics: required({ valueOf: (value: ApexValue) => booleanOf(value) })
};

function modeName(mode: ApexEnumValue | undefined): RoundingModeName {
  return (mode?.name ?? "HALF_EVEN") as RoundingModeName;
}

function integerOf(value: ApexValue): number {
  if (typeof value === "string") {
    const number = /^[+-]?\d+$/.test(value) ? Number(value) : Number.NaN;
    return (number | 0) === number ? number : raise("System.TypeException", `Invalid integer: ${value}`);
  }
  return decimalOf(value)?.toInteger() ?? invalid("integer", value);
}

function longOf(value: ApexValue): bigint {
  if (typeof value === "string") {
    const number = /^[+-]?\d+$/.test(value) ? BigInt(value.replace("+", "")) : null;
    return number !== null && BigInt.asIntN(64, number) === number
      ? number
      : raise("System.TypeException", `Invalid long: ${value}`);
  }
  return decimalOf(value)?.toLong() ?? invalid("long", value);
}

function doubleOf(value: ApexValue): ApexDouble {
  if (value instanceof ApexDouble) return value;
  const decimal = typeof value === "string" ? ApexDecimal.parse(value.trim()) : decimalOf(value);
  return decimal === null ? invalid("double", value) : new ApexDouble(decimal.toNumber());
}

function decimalFromText(text: string): ApexDecimal {
  return ApexDecimal.parse(text.trim()) ?? raise("System.TypeException", `Invalid decimal: ${text}`);
}

function decimalOfDouble(value: ApexDouble): ApexDecimal {
  return ApexDecimal.parse(value.toString()) ?? raise("System.MathException", "Infinite or NaN");
}

function booleanOf(value: ApexValue): boolean {
  if (typeof value === "boolean") return value;
  return typeof value === "string" ? value.toLowerCase() === "true" : invalid("boolean", value);
}

function invalid(type: string, value: ApexValue): never {
  raise("System.TypeException", `Invalid ${type}: ${String(value)}`);
}

function localized(value: ApexDecimal): string {
  return new Intl.NumberFormat(userLocale(), { maximumFractionDigits: 3 }).format(value.toPlainString() as `${number}`);
}
