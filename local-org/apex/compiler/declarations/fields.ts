import type { FieldDeclarationContext } from "@apexdevtools/apex-parser";
import { optional } from "../../syntax/node.ts";
import { lineage } from "../../types/members.ts";
import { problem } from "../source.ts";
import { resolveTypeRef, type TypeScope } from "../types.ts";
import { checkIdentifier } from "./identifiers.ts";
import { accessOf, type Modifiers } from "./modifiers.ts";
import type { ProjectField, ProjectType } from "./projectType.ts";

/** `static final Integer FIRST = 1, SECOND = 2;` */
export function declareFields(
  type: ProjectType,
  node: FieldDeclarationContext,
  modifiers: Modifiers,
  scope: TypeScope
): void {
  const fieldType = resolveTypeRef(node.typeRef(), scope);
  const access = accessOf(modifiers, "private");
  for (const each of node.variableDeclarators().variableDeclarator_list()) {
    const name = each.id().getText();
    const field: ProjectField = {
      owner: type,
      name,
      type: fieldType,
      isStatic: modifiers.words.has("static"),
      isFinal: modifiers.words.has("final"),
      access,
      setAccess: access,
      kind: "variable",
      annotations: modifiers.annotations,
      isTransient: modifiers.words.has("transient"),
      node: each,
      initializer: optional(each.expression()),
      key: fieldKey(type, name),
      property: null
    };
    checkIdentifier(type.source, each, name);
    addField(type, field);
    if (field.initializer === null) continue;
    (field.isStatic ? type.staticInitializers : type.instanceInitializers).push({ kind: "field", field });
  }
}

/** Adds a variable to a class; a second one of the same name is a compile error. */
export function addField(type: ProjectType, field: ProjectField): void {
  const key = field.name.toLowerCase();
  if (type.fieldsByName.has(key)) throw problem(type.source, field.node, `Duplicate field: ${field.name}`);
  if (field.isStatic && type.outer !== null && type.kind === "class") {
    const kind = field.kind === "property" ? "properties" : "fields";
    throw problem(type.source, field.node, `static can only be used on ${kind} of a top level type`);
  }
  type.fieldsByName.set(key, field);
}

/** Names that objects of compiled classes have of the runtime: a variable of such a name is kept under another. */
const TAKEN = new Set(["__proto__", "cause", "constructor", "members", "message"]);

/** Private variables of the same name may stand in a class and in those above it. */
export function fieldKey(type: ProjectType, name: string): string {
  const key = name.toLowerCase();
  const above = type.extended;
  const hidden = above === null ? false : [...lineage(above)].some((each) => each.declaration.field(key) !== undefined);
  return hidden || TAKEN.has(key) ? `${key}@${type.name.toLowerCase()}` : key;
}
