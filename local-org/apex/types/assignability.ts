import {
  isGenericSObject,
  isList,
  isMap,
  isNull,
  isObject,
  isPolymorphic,
  isSObject,
  isSet,
  isVoid,
  numberRank
} from "./builtin.ts";
import { lineage } from "./members.ts";
import { sameType, type ApexType } from "./type.ts";
import { isUnwritten } from "./unwritten.ts";

/**
 * Whether a value of the type `from` may be assigned to a variable of the type `to` without a cast.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_type_conversion.htm
 */
export function isAssignable(from: ApexType, to: ApexType): boolean {
  if (sameType(from, to)) return true;
  if (isVoid(from) || isVoid(to)) return false;
  if (isUnwritten(from) || isUnwritten(to)) return true;
  if (isNull(from) || isObject(to)) return true;
  if (numberRank(from) > 0 && numberRank(to) > 0) return widens(from, to);
  if (from.key === "id" && to.key === "string") return true;
  if (from.key === "string" && to.key === "id") return true;
  if (from.key === "date" && to.key === "datetime") return true;
  if (from.declaration.kind === "collection") return isCollectionAssignable(from, to);
  if (isSObject(from) && isSObject(to) && (isPolymorphic(from) || isPolymorphic(to))) return true;
  if (isSObject(from)) return isGenericSObject(to) && to.args.length === 0;
  return isBelow(from, to);
}

/** Integer → Long → Double → Decimal, and from Decimal to Double, which the platform rounds silently. */
function widens(from: ApexType, to: ApexType): boolean {
  return numberRank(from) <= numberRank(to) || (from.key === "decimal" && to.key === "double");
}

function isCollectionAssignable(from: ApexType, to: ApexType): boolean {
  if (isList(from) && isList(to)) return isElementAssignable(argument(from, 0), argument(to, 0));
  if (isSet(from) && isSet(to)) return isSetElementAssignable(argument(from, 0), argument(to, 0));
  if (isMap(from) && isMap(to)) {
    return (
      isSetElementAssignable(argument(from, 0), argument(to, 0)) &&
      isElementAssignable(argument(from, 1), argument(to, 1))
    );
  }
  return isIterable(to) && !isMap(from) && isElementAssignable(argument(from, 0), argument(to, 0));
}

const isIterable = (type: ApexType): boolean => type.declaration.name === "System.Iterable";

/** A list of a class is a list of what stands above the class; `List<SObject>` goes to a list of any one object, as in triggers. */
function isElementAssignable(from: ApexType | undefined, to: ApexType | undefined): boolean {
  if (from === undefined || to === undefined) return true;
  if (sameType(from, to) || isObject(to)) return true;
  if (isSObject(from) && isSObject(to)) return isGenericSObject(from) || isGenericSObject(to);
  if (numberRank(from) > 0 || numberRank(to) > 0) return false;
  return isAssignable(from, to);
}

/** Sets and the keys of maps are invariant but for identifiers and text, and sObjects. */
function isSetElementAssignable(from: ApexType | undefined, to: ApexType | undefined): boolean {
  if (from === undefined || to === undefined) return true;
  if (sameType(from, to)) return true;
  if (isSObject(from) && isSObject(to)) return isGenericSObject(from) || isGenericSObject(to);
  return (from.key === "id" && to.key === "string") || (from.key === "string" && to.key === "id");
}

/** Whether the type extends or implements the other (any `Iterable` stands for any other, as on the platform), whose type arguments may be more general. */
function isBelow(from: ApexType, to: ApexType): boolean {
  for (const each of lineage(from)) {
    if (sameType(each, to)) return true;
    if (isIterable(each) && isIterable(to)) return true;
    const sameDeclaration = each.declaration === to.declaration;
    if (sameDeclaration && each.args.every((arg, index) => isElementAssignable(arg, to.args[index]))) return true;
  }
  return false;
}

/**
 * Whether a cast can ever succeed; where it cannot, the platform refuses to compile it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_classes_casting.htm
 */
export function isCastable(from: ApexType, to: ApexType): boolean {
  if (isAssignable(from, to) || isAssignable(to, from)) return true;
  if (numberRank(from) > 0 && numberRank(to) > 0) return true;
  if (isList(from) && isList(to)) return castable(argument(from, 0), argument(to, 0));
  if (isMap(from) && isMap(to)) return castable(argument(from, 1), argument(to, 1));
  const kinds = [from.declaration.kind, to.declaration.kind];
  return (
    kinds.includes("interface") &&
    kinds.every((kind) => kind === "interface" || kind === "class" || kind === "collection")
  );
}

function castable(from: ApexType | undefined, to: ApexType | undefined): boolean {
  return from === undefined || to === undefined || isCastable(from, to);
}

function argument(type: ApexType, index: number): ApexType | undefined {
  return type.args[index];
}
