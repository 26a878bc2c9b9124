import type { Annotation } from "../../types/type.ts";

export function isAnnotated(annotations: readonly Annotation[], name: string): boolean {
  return annotations.some((each) => each.name === name);
}
