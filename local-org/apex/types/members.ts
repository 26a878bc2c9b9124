import { substitute, type ApexType, type FieldDeclaration, type MethodDeclaration } from "./type.ts";

/** The type itself and those it extends and implements, nearest first; type parameters replaced. */
export function* lineage(type: ApexType): Generator<ApexType> {
  const seen = new Set<string>();
  const waiting = [type];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next.key)) continue;
    seen.add(next.key);
    yield next;
    const receiver = next;
    const superType = next.declaration.superType();
    if (superType !== null) waiting.unshift(substitute(superType, receiver));
    waiting.push(...next.declaration.interfaces().map((each) => substitute(each, receiver)));
  }
}

/** The variable or property of this name, own or inherited. */
export function findField(type: ApexType, name: string): FieldDeclaration | undefined {
  const key = name.toLowerCase();
  for (const each of lineage(type)) {
    const field = each.declaration.field(key);
    if (field !== undefined) return field;
  }
  return undefined;
}

const OF_EVERY_OBJECT = new Set(["string tostring()", "boolean equals(object)", "integer hashcode()"]);

/** Whether every object has this method, so that a class need not have it where an interface asks for it. */
export function isOfEveryObject({ name, parameters, returns }: MethodDeclaration): boolean {
  return OF_EVERY_OBJECT.has(`${returns.key} ${name.toLowerCase()}(${parameters.map(({ key }) => key).join(",")})`);
}

/** A method as it is seen through a receiver: type parameters are replaced in its types. */
export interface SeenMethod {
  declaration: MethodDeclaration;
  parameters: readonly ApexType[];
  returns: ApexType;
}

/** All methods of this name, own before inherited; an overridden one stands only once. */
export function findMethods(type: ApexType, name: string): SeenMethod[] {
  const key = name.toLowerCase();
  const found = new Map<string, SeenMethod>();
  for (const each of lineage(type)) {
    for (const declaration of each.declaration.methods(key)) {
      const parameters = declaration.parameters.map((parameter) => substitute(parameter, each));
      const signature = parameters.map((parameter) => parameter.key).join(",");
      if (!found.has(signature)) {
        found.set(signature, { declaration, parameters, returns: substitute(declaration.returns, each) });
      }
    }
  }
  return [...found.values()];
}
