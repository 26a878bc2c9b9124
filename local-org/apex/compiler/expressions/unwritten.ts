import { ANYTHING, isUnwritten } from "../../types/unwritten.ts";
import type { ApexType } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { literal } from "../unit.ts";
import { hold } from "./fields.ts";
import { notNull, type Expression } from "./expression.ts";

/** Members of types without signatures: they compile whatever they are, and the runtime looks what can be done. */
export function unwrittenMember(body: Body, receiver: Expression, name: string): Expression | null {
  if (!isUnwritten(receiver.type)) return null;
  const key = literal(name);
  return {
    code: `$.unwrittenField(${notNull(receiver)}, ${key})`,
    type: ANYTHING,
    place: () => {
      const { held, setup } = hold(body, receiver);
      const write = (value: string): string => `$.setUnwrittenField(${held}, ${key}, ${value})`;
      return { type: ANYTHING, setup, read: `$.unwrittenField(${held}, ${key})`, write };
    }
  };
}

export function unwrittenConstant(type: ApexType, name: string): Expression | null {
  if (!isUnwritten(type)) return null;
  return { code: `$.unwrittenConstant(${literal(type.name)}, ${literal(name)})`, type, nonNull: true };
}

export function unwrittenCall(receiver: Expression, name: string, args: readonly Expression[]): Expression | null {
  if (!isUnwritten(receiver.type)) return null;
  const passed = [notNull(receiver), literal(name), ...args.map((arg) => arg.code)];
  return { code: `$.unwrittenMethod(${passed.join(", ")})`, type: ANYTHING };
}

export function unwrittenStaticCall(type: ApexType, name: string, args: readonly Expression[]): Expression | null {
  if (!isUnwritten(type)) return null;
  const passed = [literal(type.name), literal(name), ...args.map((arg) => arg.code)];
  return { code: `$.unwrittenStatic(${passed.join(", ")})`, type: ANYTHING };
}
