import type { AnnotationContext, ModifierContext } from "@apexdevtools/apex-parser";
import { optional } from "../../syntax/node.ts";
import { unquote } from "../../syntax/text.ts";
import type { Access, Annotation } from "../../types/type.ts";

export type SharingDeclaration = "with" | "without" | "inherited" | null;

/** What modifiers stand before, in the words of compile errors. */
export type Target = "classes" | "interfaces" | "enums" | "methods" | "fields" | "properties" | "constructors";

/** The words and annotations before a declaration. */
export interface Modifiers {
  words: ReadonlySet<string>;
  /** Words that stand twice. */
  repeated: string[];
  annotations: Annotation[];
  sharing: SharingDeclaration;
}

export function readModifiers(contexts: readonly ModifierContext[]): Modifiers {
  const words = new Set<string>();
  const repeated: string[] = [];
  const annotations: Annotation[] = [];
  for (const context of contexts) {
    const written = optional(context.annotation());
    if (written !== null) {
      annotations.push(readAnnotation(written));
      continue;
    }
    const word = context.getText().toLowerCase();
    if (words.has(word)) repeated.push(word);
    words.add(word);
  }
  const isTest = annotations.some(({ name }) => name === "istest");
  if (words.has("testmethod") && !isTest) {
    annotations.push({ name: "istest", written: "testMethod", parameters: new Map() });
  }
  return { words, repeated, annotations, sharing: sharingOf(words) };
}

/** Of these a declaration has one at most. */
export const ACCESS_WORDS = ["private", "protected", "public", "global"] as const;

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
  const written = context.id().getText();
  return { name: written.toLowerCase(), written, parameters };
}
