import { apexException, type ApexException } from "../exceptions.ts";

/** Integer division cuts the fraction off. Throws `System.MathException: Divide by 0`. */
export function divideIntegers(left: number, right: number): number {
  if (right === 0) throw divideByZero();
  return (left / right) | 0;
}

/** A product in 32 bits, wrapped around. */
export const multiplyIntegers = Math.imul;

/** A whole number in 64 bits, wrapped around. */
export function wrapLong(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

export function divideLongs(left: bigint, right: bigint): bigint {
  if (right === 0n) throw divideByZero();
  return wrapLong(left / right);
}

/** Shifts of a Long use the lowest six bits of the distance. */
export function shiftLong(value: bigint, by: bigint, operator: "<<" | ">>" | ">>>"): bigint {
  const distance = by & 63n;
  if (operator === "<<") return wrapLong(value << distance);
  return operator === ">>" ? value >> distance : wrapLong(BigInt.asUintN(64, value) >> distance);
}

export function divideByZero(): ApexException {
  return apexException("System.MathException", "Divide by 0");
}
