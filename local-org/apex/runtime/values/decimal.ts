import { Decimal } from "decimal.js";
import { raise } from "./raise.ts";

/** Names of `System.RoundingMode`. */
export type RoundingModeName =
  "CEILING" | "DOWN" | "FLOOR" | "HALF_DOWN" | "HALF_EVEN" | "HALF_UP" | "UNNECESSARY" | "UP";

/** Digits with which is computed; more that are written are rounded. */
const DIGITS = 400;

const Exact = Decimal.clone({ precision: DIGITS, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -400, toExpPos: 400 });

const ROUNDING: Record<Exclude<RoundingModeName, "UNNECESSARY">, Decimal.Rounding> = {
  CEILING: Decimal.ROUND_CEIL,
  DOWN: Decimal.ROUND_DOWN,
  FLOOR: Decimal.ROUND_FLOOR,
  HALF_DOWN: Decimal.ROUND_HALF_DOWN,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
  HALF_UP: Decimal.ROUND_HALF_UP,
  UP: Decimal.ROUND_UP
};

/** Digits of a quotient that does not end: `1.0 / 3` has 33 threes. */
const QUOTIENT_DIGITS = 33;
const LARGEST_SCALE = 33;

/**
 * A Decimal: a number with as many digits right of the point as its scale says, zeros included (`1.50` stays `1.50`).
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
 */
export class ApexDecimal {
  readonly value: Decimal;
  readonly scale: number;

  constructor(value: Decimal | number | bigint, scale?: number) {
    this.value = new Exact(typeof value === "bigint" ? value.toString() : value);
    this.scale = scale ?? this.value.decimalPlaces();
  }

  /** Reads digits, keeping the scale that is written; null where the text is no number. */
  static parse(text: string): ApexDecimal | null {
    const match = /^[+-]?(\d+(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/.exec(text);
    if (match === null) return null;
    const digits = (match[2] ?? match[3] ?? "").length - Number(match[4] ?? 0);
    return new ApexDecimal(new Exact(text).toSignificantDigits(DIGITS), Math.max(digits, 0));
  }

  plus(other: ApexDecimal): ApexDecimal {
    return new ApexDecimal(this.value.plus(other.value), Math.max(this.scale, other.scale));
  }

  minus(other: ApexDecimal): ApexDecimal {
    return new ApexDecimal(this.value.minus(other.value), Math.max(this.scale, other.scale));
  }

  times(other: ApexDecimal): ApexDecimal {
    return new ApexDecimal(this.value.times(other.value), Math.min(this.scale + other.scale, DIGITS));
  }

  /** The operator `/`. Throws `System.MathException: Divide by 0`. */
  over(other: ApexDecimal): ApexDecimal {
    const quotient = this.#quotient(other).toSignificantDigits(QUOTIENT_DIGITS, Decimal.ROUND_HALF_EVEN);
    return new ApexDecimal(quotient, Math.max(quotient.decimalPlaces(), this.scale - other.scale, 0));
  }

  divide(other: ApexDecimal, scale: number, mode: RoundingModeName = "HALF_EVEN"): ApexDecimal {
    return new ApexDecimal(this.#quotient(other)).setScale(scale, mode);
  }

  negated(): ApexDecimal {
    return new ApexDecimal(this.value.negated(), this.scale);
  }

  abs(): ApexDecimal {
    return new ApexDecimal(this.value.abs(), this.scale);
  }

  pow(exponent: number): ApexDecimal {
    if (exponent < 0 || exponent > 32767)
      raise("System.MathException", "Invalid exponent; exponent must be in the range 0 to 32,767");
    return new ApexDecimal(this.value.pow(exponent), this.scale * exponent);
  }

  compareTo(other: ApexDecimal): number {
    return this.value.comparedTo(other.value);
  }

  setScale(scale: number, mode: RoundingModeName = "HALF_EVEN"): ApexDecimal {
    if (Math.abs(scale) > LARGEST_SCALE) {
      raise("System.MathException", `Invalid scale: ${scale}; scale must be in the range -33 to 33`);
    }
    return new ApexDecimal(roundTo(this.value, scale, mode), scale);
  }

  stripTrailingZeros(): ApexDecimal {
    const text = this.value.toFixed();
    const zeros = /[1-9](0+)$/.exec(text);
    return new ApexDecimal(this.value, text.includes(".") || zeros === null ? undefined : -(zeros[1] ?? "").length);
  }

  /** The number of digits, of `1.50` three. */
  precision(): number {
    return Math.max(this.toPlainString().replace(/[-.]/g, "").replace(/^0+/, "").length, 1);
  }

  /** The whole part as a 64-bit number. */
  toLong(): bigint {
    return BigInt.asIntN(64, BigInt(this.value.trunc().toFixed()));
  }

  /** The whole part as a 32-bit number. */
  toInteger(): number {
    return Number(BigInt.asIntN(32, BigInt(this.value.trunc().toFixed())));
  }

  toNumber(): number {
    return this.value.toNumber();
  }

  toPlainString(): string {
    return this.value.toFixed(Math.max(this.scale, 0));
  }

  /** As Java's `BigDecimal.toString`: with an exponent for a negative scale and for very small numbers. */
  toString(): string {
    const exponent = this.value.isZero() ? -this.scale : this.value.e;
    if (this.scale >= 0 && exponent >= -6) return this.toPlainString();
    const text = this.value.toExponential(Math.max(this.precision() - 1 + Math.min(this.scale, 0), 0));
    return text.replace("e", "E");
  }

  #quotient(other: ApexDecimal): Decimal {
    if (other.value.isZero()) raise("System.MathException", "Divide by 0");
    return this.value.div(other.value);
  }
}

function roundTo(value: Decimal, scale: number, mode: RoundingModeName): Decimal {
  const shift = new Exact(10).pow(scale);
  const shifted = value.times(shift);
  if (mode === "UNNECESSARY") {
    if (!shifted.isInteger()) raise("System.MathException", "Rounding necessary");
    return value;
  }
  return shifted.toDecimalPlaces(0, ROUNDING[mode]).div(shift);
}
