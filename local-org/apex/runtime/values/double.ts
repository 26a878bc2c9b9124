/** A Double: a 64-bit floating point number that knows that it is no Integer. */
export class ApexDouble {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  /** As Java's `Double.toString` writes it: `1.0`, `1.0E10`, `NaN`. */
  toString(): string {
    const { value } = this;
    if (!Number.isFinite(value)) return String(value);
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-3 || size >= 1e7)) return scientific(value);
    const plain = String(value);
    return plain.includes(".") ? plain : `${Object.is(value, -0) ? "-0" : plain}.0`;
  }
}

function scientific(value: number): string {
  const [mantissa = "", exponent = ""] = value.toExponential().split("e");
  return `${mantissa.includes(".") ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}
