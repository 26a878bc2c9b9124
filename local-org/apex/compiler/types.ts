import type { TypeRefContext } from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../syntax/node.ts";
import { typeOf, type ApexType, type TypeDeclaration } from "../types/type.ts";
import type { Universe } from "../types/universe.ts";
import { isAnnotated } from "./declarations/annotations.ts";
import { ProjectType } from "./declarations/projectType.ts";
import { problem, type Source } from "./source.ts";

/** Where a type's name stands: what it may refer to depends on it. */
export interface TypeScope {
  readonly universe: Universe;
  readonly source: Source;
  readonly inside: TypeDeclaration | null;
}

/** The type that a source names, or a compile error `Invalid type: Foo`. */
export function resolveTypeRef(context: TypeRefContext, scope: TypeScope): ApexType {
  const names = context.typeName_list();
  const written = names
    .map((name) => (optional(name.id()) ?? optional(name.LIST()) ?? optional(name.SET()) ?? name.MAP()).getText())
    .join(".");
  const typeArguments = optional(names[names.length - 1]?.typeArguments());
  const args = typeArguments?.typeList().typeRef_list() ?? [];
  const type = namedType(written, args, context, scope);
  const brackets = optional(context.arraySubscripts())?.LBRACK_list().length ?? 0;
  return inLists(type, brackets, scope.universe);
}

/** A type by its written name and type arguments. */
export function namedType(
  written: string,
  args: readonly TypeRefContext[],
  node: SyntaxNode,
  scope: TypeScope
): ApexType {
  const declaration = scope.universe.typeDeclaration(written, scope.inside);
  if (declaration === undefined) throw problem(scope.source, node, `Invalid type: ${written}`);
  checkVisible(declaration, node, scope);
  const types = args.map((arg) => resolveTypeRef(arg, scope));
  if (types.length === declaration.typeParameters.length) return typeOf(declaration, types);
  if (declaration.kind === "collection" && types.length === 0) {
    throw problem(scope.source, node, `No type arguments provided for a parameterized type: ${declaration.name}`);
  }
  if (types.length === 0) {
    return typeOf(
      declaration,
      declaration.typeParameters.map(() => scope.universe.type("Object"))
    );
  }
  const { length: expected } = declaration.typeParameters;
  if (expected === 0) {
    throw problem(scope.source, node, `Type arguments provided for a non-parameterized type: ${declaration.name}`);
  }
  throw problem(
    scope.source,
    node,
    `Invalid type argument count for ${declaration.name}: expected ${expected} but found ${types.length}`
  );
}

/**
 * Private types are seen within their top-level type, and from tests where they are marked `@TestVisible`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_access_modifiers.htm
 */
function checkVisible(declaration: TypeDeclaration, node: SyntaxNode, { source, inside }: TypeScope): void {
  if (!(declaration instanceof ProjectType) || declaration.access !== "private" || declaration.outer === null) return;
  const top = inside instanceof ProjectType ? inside.topLevel : null;
  if (top === declaration.topLevel) return;
  const isTest = top !== null && isAnnotated(top.annotations, "istest");
  if (isTest && isAnnotated(declaration.annotations, "testvisible")) return;
  throw problem(source, node, `Type is not visible: ${declaration.name}`);
}

function inLists(type: ApexType, depth: number, universe: Universe): ApexType {
  let result = type;
  for (let level = 0; level < depth; level++) result = universe.listOf(result);
  return result;
}
