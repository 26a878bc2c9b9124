import type { PropertyBlockContext, PropertyDeclarationContext } from "@apexdevtools/apex-parser";
import { optional } from "../../syntax/node.ts";
import { findField } from "../../types/members.ts";
import type { Access } from "../../types/type.ts";
import { problem } from "../source.ts";
import { resolveTypeRef, type TypeScope } from "../types.ts";
import { fieldKey } from "./fields.ts";
import { checkIdentifier } from "./identifiers.ts";
import { accessOf, readModifiers, type Modifiers } from "./modifiers.ts";
import type { Accessor, ProjectField, ProjectType } from "./projectType.ts";

/**
 * Declares a property. Without bodies it is stored as a plain variable; with one, or where it may be overridden, it is reached through methods.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_properties.htm
 */
export function declareProperty(
  type: ProjectType,
  node: PropertyDeclarationContext,
  modifiers: Modifiers,
  scope: TypeScope
): ProjectField {
  const name = node.id().getText();
  const access = accessOf(modifiers, "private");
  const getter = readAccessor(node.propertyBlock_list(), "getter", access);
  const setter = readAccessor(node.propertyBlock_list(), "setter", access);
  if (getter === null && setter === null)
    throw problem(type.source, node, `Property must have at least one accessor: ${name}`);
  checkIdentifier(type.source, node, name);
  const { words } = modifiers;
  const overridable = words.has("virtual") || words.has("abstract") || words.has("override");
  return {
    owner: type,
    name,
    type: resolveTypeRef(node.typeRef(), scope),
    isStatic: words.has("static"),
    isFinal: false,
    access: getter === null ? access : narrower(getter.access, access),
    setAccess: setter?.access ?? null,
    kind: "property",
    annotations: modifiers.annotations,
    isTransient: words.has("transient"),
    node,
    initializer: null,
    key: words.has("override") ? overriddenKey(type, name) : fieldKey(type, name),
    property: { node, getter, setter, throughMethods: overridable || hasBody(getter) || hasBody(setter) }
  };
}

/** Accessors that override are called in the place of those above. */
function overriddenKey(type: ProjectType, name: string): string {
  const above = type.extended === null ? undefined : findField(type.extended, name);
  return above !== undefined && "key" in above ? (above as ProjectField).key : fieldKey(type, name);
}

function hasBody(accessor: Accessor | null): boolean {
  return accessor !== null && accessor.body !== null;
}

function readAccessor(
  blocks: readonly PropertyBlockContext[],
  kind: "getter" | "setter",
  otherwise: Access
): Accessor | null {
  for (const block of blocks) {
    const node = optional(kind === "getter" ? block.getter() : block.setter());
    if (node === null) continue;
    return { access: accessOf(readModifiers(block.modifier_list()), otherwise), body: optional(node.block()), node };
  }
  return null;
}

const WIDTHS: readonly Access[] = ["private", "protected", "public", "global"];

function narrower(one: Access, other: Access): Access {
  return WIDTHS.indexOf(one) < WIDTHS.indexOf(other) ? one : other;
}
