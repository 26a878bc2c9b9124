import { lineage } from "../../types/members.ts";
import type { ApexType, ConstructorDeclaration, TypeDeclaration } from "../../types/type.ts";
import type { Universe } from "../../types/universe.ts";
import { methodKey } from "./methods.ts";

/** The JavaScript method that is a constructor with these parameters. */
export function constructorKey(parameters: readonly ApexType[]): string {
  return methodKey("new", parameters);
}

/** The constructors that `new` may choose from, those that the platform adds included. */
export function constructorsOf(type: ApexType, universe: Universe): ConstructorDeclaration[] {
  const declared = [...type.declaration.constructors()];
  if (isExceptionType(type)) return withExceptionConstructors(type.declaration, declared, universe);
  return declared.length === 0 && type.declaration.origin === "project" ? [implicit(type.declaration)] : declared;
}

export function isExceptionType(type: ApexType): boolean {
  return [...lineage(type)].some((each) => each.declaration.name === "Exception");
}

function implicit(owner: TypeDeclaration, parameters: ApexType[] = []): ConstructorDeclaration {
  return { owner, parameters, access: "public" };
}

/**
 * Every exception class has four constructors beside its own.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_exception_custom.htm
 */
function withExceptionConstructors(
  owner: TypeDeclaration,
  declared: ConstructorDeclaration[],
  universe: Universe
): ConstructorDeclaration[] {
  const [text, cause] = [universe.type("String"), universe.type("Exception")];
  const added = [[], [text], [cause], [text, cause]].map((parameters) => implicit(owner, parameters));
  const known = new Set(declared.map((each) => constructorKey(each.parameters)));
  return [...declared, ...added.filter((each) => !known.has(constructorKey(each.parameters)))];
}
