import { currentExecution } from "../execution.ts";
import { apexException } from "../exceptions.ts";
import {
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  longId,
  toId as idFrom,
  typeNameOf,
  type ApexValue
} from "../values/index.ts";

type Numeric = number | bigint | ApexDouble | ApexDecimal;

export function toId(text: string | null): string | null {
  return text === null ? null : idFrom(text);
}

/** Text beside an Id: the id that it is, or itself. */
export function idOrText(text: string | null): string | null {
  return text === null ? null : (longId(text) ?? text);
}

export function toLong(value: number | bigint | null): bigint | null {
  return value === null ? null : BigInt(value);
}

export function toDouble(value: Numeric | null): ApexDouble | null {
  if (value === null || value instanceof ApexDouble) return value;
  return new ApexDouble(value instanceof ApexDecimal ? value.toNumber() : Number(value));
}

export function toDecimal(value: Numeric | null): ApexDecimal | null {
  if (value === null || value instanceof ApexDecimal) return value;
  return new ApexDecimal(value instanceof ApexDouble ? value.value : value);
}

/** A Date where a Datetime is wanted: its midnight in GMT. */
export function dateToDatetime(date: ApexDate | null): ApexDatetime | null {
  return date === null ? null : new ApexDatetime(date.milliseconds);
}

/** A cast between number types: the fraction is cut off, higher bits are dropped. */
export function castNumber(value: Numeric | null, type: string): ApexValue {
  if (value === null) return null;
  if (type === "decimal") return toDecimal(value);
  if (type === "double") return toDouble(value);
  const whole = wholeOf(value);
  return type === "long" ? BigInt.asIntN(64, whole) : Number(BigInt.asIntN(32, whole));
}

function wholeOf(value: Numeric): bigint {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return BigInt(value);
  return BigInt(Math.trunc(value instanceof ApexDecimal ? value.toNumber() : value.value));
}

/** Throws `System.TypeException: Invalid conversion from runtime type Foo to Bar` where the value is none of the type. */
export function cast(value: ApexValue, typeName: string): ApexValue {
  if (value === null || currentExecution().catalog.isInstance(value, typeName)) return widened(value, typeName);
  if (typeof value === "string" && typeName === "Id") return toId(value);
  throw apexException(
    "System.TypeException",
    `Invalid conversion from runtime type ${typeNameOf(value)} to ${typeName}`
  );
}

/** An Integer that was kept as an Object may be cast to a wider number, a Date to a Datetime. */
function widened(value: ApexValue, typeName: string): ApexValue {
  if (value instanceof ApexDate && typeName === "Datetime") return dateToDatetime(value);
  if (typeof value === "number" || typeof value === "bigint" || value instanceof ApexDouble) {
    if (typeName === "Long" || typeName === "Double" || typeName === "Decimal")
      return castNumber(value, typeName.toLowerCase());
  }
  return value;
}

export function isInstance(value: ApexValue, typeName: string): boolean {
  return value !== null && currentExecution().catalog.isInstance(value, typeName);
}
