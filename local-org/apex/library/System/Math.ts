import { ApexDecimal, ApexDouble, raise } from "../../runtime/values/index.ts";
import type { LibraryClass, LibraryFunction } from "../library.ts";
import { required } from "../required.ts";

const DOUBLE_FUNCTIONS: Record<string, (value: number) => number> = {
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  cbrt: Math.cbrt,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  log: Math.log,
  log10: Math.log10,
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh
};

const rounding: Record<string, LibraryFunction> = {
  "ceil(Decimal)": (value: ApexDecimal) => value.setScale(0, "CEILING"),
  "ceil(Double)": (value: ApexDouble) => new ApexDouble(Math.ceil(value.value)),
  "floor(Decimal)": (value: ApexDecimal) => value.setScale(0, "FLOOR"),
  "floor(Double)": (value: ApexDouble) => new ApexDouble(Math.floor(value.value)),
  "rint(Decimal)": (value: ApexDecimal) => value.setScale(0),
  "rint(Double)": (value: ApexDouble) => new ApexDouble(decimal(value).setScale(0).toNumber()),
  "round(Decimal)": (value: ApexDecimal) => value.setScale(0).toInteger(),
  "round(Double)": (value: ApexDouble) => decimal(value).setScale(0).toInteger(),
  "roundToLong(Decimal)": (value: ApexDecimal) => value.setScale(0).toLong(),
  "roundToLong(Double)": (value: ApexDouble) => decimal(value).setScale(0).toLong()
};

const comparing: Record<string, LibraryFunction> = {
  "abs(Decimal)": (value: ApexDecimal) => value.abs(),
  "abs(Double)": (value: ApexDouble) => new ApexDouble(Math.abs(value.value)),
  "abs(Integer)": (value: number) => Math.abs(value) | 0,
  "abs(Long)": (value: bigint) => BigInt.asIntN(64, value < 0n ? -value : value),
  "signum(Decimal)": (value: ApexDecimal) => new ApexDecimal(value.value.comparedTo(0)),
  "signum(Double)": (value: ApexDouble) => new ApexDouble(Math.sign(value.value)),
  "max(Decimal,Decimal)": (left: ApexDecimal, right: ApexDecimal) => (left.compareTo(right) >= 0 ? left : right),
  "max(Decimal,Double)": (left: ApexDecimal, right: ApexDouble) =>
    left.compareTo(decimal(right)) >= 0 ? left : decimal(right),
  "max(Double,Double)": (left: ApexDouble, right: ApexDouble) => new ApexDouble(Math.max(left.value, right.value)),
  "max(Integer,Integer)": (left: number, right: number) => Math.max(left, right),
  "max(Long,Long)": (left: bigint, right: bigint) => (left > right ? left : right),
  "min(Decimal,Decimal)": (left: ApexDecimal, right: ApexDecimal) => (left.compareTo(right) <= 0 ? left : right),
  "min(Decimal,Double)": (left: ApexDecimal, right: ApexDouble) =>
    left.compareTo(decimal(right)) <= 0 ? left : decimal(right),
  "min(Double,Double)": (left: ApexDouble, right: ApexDouble) => new ApexDouble(Math.min(left.value, right.value)),
  "min(Integer,Integer)": (left: number, right: number) => Math.min(left, right),
  "min(Long,Long)": (left: bigint, right: bigint) => (left < right ? left : right),
  "mod(Integer,Integer)": (left: number, right: number) => (left % nonZero(right)) | 0,
  "mod(Long,Long)": (left: bigint, right: bigint) => left % nonZero(right),
  "atan2(Double,Double)": (y: ApexDouble, x: ApexDouble) => new ApexDouble(Math.atan2(y.value, x.value)),
  "atan2(Decimal,Decimal)": (y: ApexDecimal, x: ApexDecimal) => ofNumber(Math.atan2(y.toNumber(), x.toNumber())),
  "pow(Double,Double)": (base: ApexDouble, exponent: ApexDouble) => new ApexDouble(base.value ** exponent.value),
  random: () => new ApexDouble(Math.random())
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_math.htm */
export const MathClass: LibraryClass = {
  name: "System.Math",
  staticProperties: { PI: { get: () => new ApexDouble(Math.PI) }, E: { get: () => new ApexDouble(Math.E) } },
  statics: required({ ...rounding, ...comparing, ...functionsOfDoubles() })
};

function functionsOfDoubles(): Record<string, LibraryFunction> {
  const table: Record<string, LibraryFunction> = {};
  for (const [name, run] of Object.entries(DOUBLE_FUNCTIONS)) {
    table[`${name}(Double)`] = (value: ApexDouble) => new ApexDouble(run(value.value));
    table[`${name}(Decimal)`] = (value: ApexDecimal) => ofNumber(run(value.toNumber()));
  }
  return table;
}

function ofNumber(value: number): ApexDecimal {
  return Number.isFinite(value) ? new ApexDecimal(value) : raise("System.MathException", "Infinite or NaN");
}

function decimal(value: ApexDouble): ApexDecimal {
  return ofNumber(value.value);
}

function nonZero<T extends number | bigint>(divisor: T): T {
  return Number(divisor) === 0 ? raise("System.MathException", "Divide by 0") : divisor;
}
