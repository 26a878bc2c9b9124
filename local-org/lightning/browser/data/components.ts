import { context } from "./context.ts";
import type { ComponentProperty, PropertyValue } from "./pages.ts";

export type ComponentConstructor = new () => HTMLElement;

/** The constructor of one of the project's components; null where the project has no such component. */
export async function projectComponent(name: string): Promise<ComponentConstructor | null> {
  const url = context.components[`c/${name.replace(/^c(:|__)/, "")}`];
  if (url === undefined) return null;
  const module = (await import(url)) as { default: ComponentConstructor };
  return module.default;
}

/** The component's design properties: as the page sets them, else their defaults; typed as the component declares them. */
export function designValues(
  declared: readonly ComponentProperty[],
  given: Record<string, PropertyValue>
): Record<string, unknown> {
  const values: Record<string, unknown> = { ...given };
  for (const { name, type, default: fallback } of declared) {
    const value = given[name] ?? fallback;
    if (value !== null && value !== undefined) values[name] = typed(type, value);
  }
  return values;
}

function typed(type: string, value: PropertyValue): unknown {
  if (type === "Boolean") return value === "true";
  if (type === "Integer") return Number(value);
  return value;
}
