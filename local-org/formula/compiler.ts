import { NotSupportedError } from "../errors.ts";
import type { CompileContext } from "./compileContext.ts";
import type { Binary, Call, Expression, Literal, Reference, Unary } from "./expression.ts";
import { FormulaError } from "./formulaError.ts";
import { FUNCTIONS, NOT_SUPPORTED } from "./functions/all.ts";
import type { FormulaFunction, ParameterType } from "./functions/definition.ts";
import { coordinateNames, placeIn } from "./locations.ts";
import { compileLookup } from "./lookups.ts";
import { OPERATORS } from "./operators.ts";
import { resolveReference } from "./references.ts";
import type { Compiled } from "./runtime.ts";
import { typeNames } from "./typeNames.ts";
import { asBoolean, formulaType, FormulaDecimal, fromField, type FormulaType, type Value } from "./values.ts";
import type { Decimal } from "decimal.js";

/** Checks the types of an expression and makes it ready to run. Throws a `FormulaError`. */
export function compileExpression(expression: Expression, context: CompileContext): Compiled {
  switch (expression.kind) {
    case "literal":
      return compileLiteral(expression);
    case "reference":
      return compileReference(expression, context);
    case "unary":
      return compileUnary(expression, context);
    case "binary":
      return compileBinary(expression, context);
    case "call":
      return compileCall(expression, context);
  }
}

function compileLiteral({ value, type }: Literal): Compiled {
  const constant: Value = type === "number" ? new FormulaDecimal(String(value)) : value;
  return { type, reference: null, run: () => constant };
}

function compileReference({ path, offset }: Reference, context: CompileContext): Compiled {
  const { name, type } = context.resolve(path) ?? resolveReference(path, offset, context.object, context.schema);
  const kind = formulaType(type);
  if (kind === "location") return compileLocation(name, context);
  context.references.add(name);
  const blank = kind === "number" && context.blanksAsZero ? new FormulaDecimal(0) : null;
  return {
    type: kind,
    reference: name,
    run: (scope) => fromField(scope.value(name), type) ?? (kind === "boolean" ? false : blank)
  };
}

/** A location is read by its coordinates, which are what is stored of it. */
function compileLocation(name: string, context: CompileContext): Compiled {
  for (const coordinate of coordinateNames(name)) context.references.add(coordinate);
  return { type: "location", reference: name, run: (scope) => placeIn(scope, name) };
}

function compileUnary({ operator, operand }: Unary, context: CompileContext): Compiled {
  const inner = compileExpression(operand, context);
  const wanted: FormulaType = operator === "!" ? "boolean" : "number";
  check(inner, [wanted], `operator '${operator}'`, operand.offset);
  if (operator === "+") return inner;
  if (operator === "!") return { type: "boolean", reference: null, run: (scope) => !asBoolean(inner.run(scope)) };
  return {
    type: "number",
    reference: null,
    run: (scope) => (inner.run(scope) as Decimal | null)?.negated() ?? null
  };
}

function compileBinary({ operator, left, right }: Binary, context: CompileContext): Compiled {
  const first = textFromPicklist(compileExpression(left, context), context);
  const second = textFromPicklist(compileExpression(right, context), context);
  const overloads = OPERATORS[operator];
  const subject = `operator '${operator}'`;
  const byLeft = overloads.filter((candidate) => fits(first.type, [candidate.left]));
  check(first, byLeft.length > 0 ? "any" : unique(overloads.map((each) => each.left)), subject, left.offset);
  const overload = byLeft.find((candidate) => fits(second.type, [candidate.right]));
  if (overload === undefined) throw wrongType(second, unique(byLeft.map((each) => each.right)), subject, right.offset);
  const shortcut = operator === "&&" ? false : operator === "||" ? true : undefined;
  return {
    type: overload.result,
    reference: null,
    run(scope) {
      const value = first.run(scope);
      return value === shortcut ? value : overload.compute(value, second.run(scope));
    }
  };
}

function compileCall(call: Call, context: CompileContext): Compiled {
  const { name, offset } = call;
  if (name === "VLOOKUP") return compileLookup(call, context, (part) => compileExpression(part, context));
  const definition = requireFunction(call, context);
  checkCount(name, definition, call.parameters.length, offset);
  const given = call.parameters.map((parameter) => compileExpression(parameter, context));
  const types = given.map((parameter) => parameter.type);
  const parameters = given.map((parameter, index) => {
    const accepted = definition.parameter(index, types);
    const fitting =
      accepted === "any" || fits(parameter.type, accepted) ? parameter : textFromPicklist(parameter, context);
    check(fitting, accepted, `function '${name}()'`, call.parameters[index]?.offset ?? offset);
    return fitting;
  });
  return { type: definition.result(types), reference: null, run: (scope) => definition.run(parameters, scope) };
}

/** The part as a text, where it is a picklist field and the formula takes these for texts. */
function textFromPicklist(part: Compiled, { picklistsAreText }: CompileContext): Compiled {
  const isPicklist = part.type === "picklist" || part.type === "multipicklist";
  return picklistsAreText && isPicklist ? { ...part, type: "text" } : part;
}

function requireFunction({ name, offset }: Call, context: CompileContext): FormulaFunction {
  if (NOT_SUPPORTED.has(name)) throw new NotSupportedError(`function ${name} in a formula`, context.object?.name);
  const definition = FUNCTIONS.get(name);
  if (definition === undefined) throw new FormulaError(`Unknown function ${name}. Check spelling.`, offset);
  if (definition.needsPriorRecord === true && !context.hasPriorRecord) {
    throw new FormulaError(`Function ${name} may not be used in this type of formula`, offset);
  }
  return definition;
}

function checkCount(name: string, definition: FormulaFunction, received: number, offset: number): void {
  const pairless = name === "CASE" && received % 2 === 1;
  if (received >= definition.minimum && received <= definition.maximum && !pairless) return;
  const expected = received > definition.maximum ? definition.maximum : definition.minimum;
  const count = pairless && received >= definition.minimum ? received + 1 : expected;
  throw new FormulaError(
    `Incorrect number of parameters for function '${name}()'. Expected ${count}, received ${received}`,
    offset
  );
}

function check(part: Compiled, accepted: ParameterType, subject: string, offset: number): void {
  if (accepted === "any" || fits(part.type, accepted)) return;
  throw wrongType(part, accepted, subject, offset);
}

function fits(type: FormulaType, accepted: readonly FormulaType[]): boolean {
  return type === "null" || accepted.includes(type) || accepted.includes("null");
}

function wrongType(part: Compiled, accepted: readonly FormulaType[], subject: string, offset: number): FormulaError {
  if (part.reference !== null && (part.type === "picklist" || part.type === "multipicklist")) {
    const kind = part.type === "picklist" ? "a picklist" : "a multi-select picklist";
    const plural = part.type === "picklist" ? "Picklist" : "Multi-select picklist";
    return new FormulaError(
      `Field ${part.reference} is ${kind} field. ${plural} fields are only supported in certain functions.`,
      offset
    );
  }
  return new FormulaError(
    `Incorrect parameter type for ${subject}. Expected ${typeNames(accepted)}, received ${typeNames([part.type])}`,
    offset
  );
}

function unique(types: readonly FormulaType[]): FormulaType[] {
  return [...new Set(types)];
}
