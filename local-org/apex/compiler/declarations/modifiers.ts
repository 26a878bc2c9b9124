import type { AnnotationContext, ModifierContext } from "@apexdevtools/apex-parser";
import { optional } from "../../syntax/node.ts";
import { unquote } from "../../syntax/text.ts";
import type { Access, Annotation } from "../../types/type.ts";

export type SharingDeclaration = "with" | "without" | "inherited" | null;

/** The words and annotations before a declaration. */
export interface Modifiers {
  words: ReadonlySet<string>;
  annotations: Annotation[];
  sharing: SharingDeclaration;
}

export function readModifiers(contexts: readonly ModifierContext[]): Modifiers {
  const words = new Set<string>();
  const annotations: Annotation[] = [];
  for (const context of contexts) {
    const written = optional(context.annotation());
    if (written === null) words.add(context.getText().toLowerCase());
    else annotations.push(readAnnotation(written));
  }
  if (words.has("testmethod")) annotations.push({ name: "istest", parameters: new Map() });
  return { words, annotations, sharing: sharingOf(words) };
}

export function accessOf(modifiers: Modifiers, otherwise: Access): Access {
  const { words } = modifiers;
  if (words.has("global") || words.has("webservice")) return "global";
  if (words.has("public")) return "public";
  if (words.has("protected")) return "protected";
  return words.has("private") ? "private" : otherwise;
}

function sharingOf(words: ReadonlySet<string>): SharingDeclaration {
  if (words.has("withsharing")) return "with";
  if (words.has("withoutsharing")) return "without";
  return words.has("inheritedsharing") ? "inherited" : null;
}

function readAnnotation(context: AnnotationContext): Annotation {
  const parameters = new Map<string, string>();
  const single = optional(context.elementValue());
  if (single !== null) parameters.set("value", unquote(single.getText()));
  for (const pair of optional(context.elementValuePairs())?.elementValuePair_list() ?? []) {
    parameters.set(pair.id().getText().toLowerCase(), unquote(pair.elementValue().getText()));
  }
  return { name: context.id().getText().toLowerCase(), parameters };
}
