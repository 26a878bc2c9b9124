import { MethodCallExpressionContext } from "@apexdevtools/apex-parser";
import type { MethodCallContext, StatementContext } from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../../syntax/node.ts";
import { VOID } from "../../types/builtin.ts";
import { typeOf, type ConstructorDeclaration } from "../../types/type.ts";
import { isUnwritten } from "../../types/unwritten.ts";
import type { Body } from "../body.ts";
import { constructorKey, constructorsOf, isExceptionType } from "../declarations/constructors.ts";
import type { ProjectConstructor, ProjectType } from "../declarations/projectType.ts";
import { compileStatements } from "../statements/compile.ts";
import { literal, type Unit } from "../unit.ts";
import { bodyOf, frameName, functionCode, parametersOf } from "./methods.ts";

/** The JavaScript methods that construct instances: `"new(integer)"(v_a) { … return this; }`. */
export function constructorCodes(unit: Unit, type: ProjectType): string[] {
  const declared = type.constructors().map((each) => `${literal(each.key)}${declaredCode(unit, each)}`);
  const keys = new Set(type.constructors().map((each) => each.key));
  const implicit = constructorsOf(typeOf(type), unit.universe)
    .filter((each) => !keys.has(constructorKey(each.parameters)))
    .map((each) => implicitCode(type, each));
  return [...declared, ...implicit];
}

/** The name of the method that gives an instance's variables their first values. */
export function initializerKey(type: ProjectType): string {
  return literal(`init ${type.name.toLowerCase()}`);
}

function declaredCode(unit: Unit, constructor: ProjectConstructor): string {
  const { owner, node } = constructor;
  const body = bodyOf(unit, owner, { isStatic: false, returns: VOID, initializes: true, kind: "constructor" });
  const parameters = parametersOf(node, constructor.parameterNames, constructor.parameters);
  const statements = node.block().statement_list();
  const frame = frameName(owner, "<init>");
  return functionCode(body, frame, parameters, () => `${constructionCode(body, node, statements)}\nreturn this;`);
}

/** The super class's constructor first, then the body; `this(…)` leaves the former to the other constructor. */
function constructionCode(body: Body, node: SyntaxNode, statements: readonly StatementContext[]): string {
  body.delegation = delegation(statements[0]);
  const { code } = compileStatements(body, statements);
  return body.delegation === null ? `${implicitSuper(body, node)}\n${code}` : code;
}

function delegation(statement: StatementContext | undefined): MethodCallContext | null {
  const expression = optional(statement?.expressionStatement() ?? null)?.expression();
  if (!(expression instanceof MethodCallExpressionContext)) return null;
  const call = expression.methodCall();
  return optional(call.THIS()) === null && optional(call.SUPER()) === null ? null : call;
}

function implicitSuper(body: Body, node: SyntaxNode): string {
  const type = body.inside.superType();
  if (type === null || isUnwritten(type)) return "";
  const hasOne = constructorsOf(type, body.unit.universe).some((each) => each.parameters.length === 0);
  if (!hasOne) throw body.problem(node, `Constructor not defined: [${type.name}].<Constructor>()`);
  return `super["new()"]();`;
}

/** A constructor that the source does not write. */
function implicitCode(type: ProjectType, constructor: ConstructorDeclaration): string {
  const names = constructor.parameters.map((_each, index) => `a${index}`).join(", ");
  const key = literal(constructorKey(constructor.parameters));
  const above = type.superType();
  const superCall =
    above === null || isUnwritten(above) ? "" : `super[${isExceptionType(above) ? key : '"new()"'}](${names});`;
  return `${key}(${names}) { ${superCall} return this; }`;
}
