import { typeOf, type ApexType, type TypeDeclaration, type TypeKind } from "./type.ts";

/** A declaration without members: the types that stand in no list of signatures, and type parameters. */
export function emptyDeclaration(name: string, kind: TypeKind): TypeDeclaration {
  return {
    name,
    kind,
    origin: "library",
    typeParameters: [],
    isAbstract: false,
    isVirtual: false,
    access: "global",
    outer: null,
    superType: () => null,
    interfaces: () => [],
    field: () => undefined,
    fields: () => [],
    methods: () => [],
    allMethods: () => [],
    constructors: () => [],
    inner: () => undefined
  };
}

/** What a method without a result returns. */
export const VOID: ApexType = typeOf(emptyDeclaration("void", "special"));
/** The type of the literal `null`. */
export const NULL: ApexType = typeOf(emptyDeclaration("null", "special"));

const NUMBER_RANKS: Record<string, number> = { integer: 1, long: 2, double: 3, decimal: 4 };

/** Where a number type stands in Integer → Long → Double → Decimal; 0 for other types. */
export function numberRank(type: ApexType): number {
  return NUMBER_RANKS[type.key] ?? 0;
}

export const isNumber = (type: ApexType): boolean => numberRank(type) > 0;
export const isText = (type: ApexType): boolean => type.key === "string" || type.key === "id";
export const isBoolean = (type: ApexType): boolean => type.key === "boolean";
export const isList = (type: ApexType): boolean => type.declaration.name === "List";
export const isSet = (type: ApexType): boolean => type.declaration.name === "Set";
export const isMap = (type: ApexType): boolean => type.declaration.name === "Map";
export const isObject = (type: ApexType): boolean => type.key === "object";
export const isNull = (type: ApexType): boolean => type.key === "null";
export const isVoid = (type: ApexType): boolean => type.key === "void";

/** A concrete sObject type, or the general `SObject`. */
export const isSObject = (type: ApexType): boolean => type.declaration.kind === "sobject";
/** What a reference to several objects leads to, which may turn out to be any of them. */
export const isPolymorphic = (type: ApexType): boolean => isSObject(type) && type.declaration.name === "Name";
export const isGenericSObject = (type: ApexType): boolean => type.key === "sobject";
