import { readFileSync } from "node:fs";
import { flag, nodes, number, text } from "../metadata/readers.ts";
import type { MetadataNode, Project } from "../metadata/types.ts";
import type { PicklistValue } from "./types.ts";

/** A value of a standard value set, with what the platform knows of it beyond its text. */
export interface StandardValue extends PicklistValue {
  closed: boolean;
  won: boolean;
  converted: boolean;
  highPriority: boolean;
  /** Percent, for opportunity stages. */
  probability: number;
  /** `Pipeline`, `BestCase`, `Forecast`, `Omitted`, `Closed`, for opportunity stages. */
  forecastCategory: string;
}

interface ValueEntry {
  value: string;
  label?: string;
  default?: boolean;
  closed?: boolean;
  won?: boolean;
  converted?: boolean;
  highPriority?: boolean;
  probability?: number;
  forecastCategory?: string;
}

const PLATFORM = JSON.parse(readFileSync(new URL("standard/valueSets.json", import.meta.url), "utf8")) as Record<
  string,
  (string | ValueEntry)[]
>;

/** The names of the platform's value sets. */
export const standardValueSetNames: readonly string[] = Object.keys(PLATFORM);

/** A standard value set: the project's `StandardValueSet`, where it has one, else what new orgs start with. */
export function standardValueSet(project: Project, name: string): StandardValue[] {
  const component = project.find("StandardValueSet", name);
  if (component !== undefined) return nodes(component.body, "standardValue").map(readStandardValue);
  return (PLATFORM[name] ?? []).map((entry) => fromEntry(typeof entry === "string" ? { value: entry } : entry));
}

/** The project's global value set; undefined where it has none of that name. */
export function globalValueSet(project: Project, name: string): PicklistValue[] | undefined {
  const component = project.find("GlobalValueSet", name.replace(/__gvs$/, ""));
  return component && nodes(component.body, "customValue").map(readValue);
}

/** One `value`, `customValue` or `standardValue` element. */
export function readValue(node: MetadataNode): PicklistValue {
  const value = text(node, "fullName") ?? "";
  return {
    value,
    label: text(node, "label") ?? value,
    active: flag(node, "isActive", true),
    defaultValue: flag(node, "default")
  };
}

function readStandardValue(node: MetadataNode): StandardValue {
  return {
    ...readValue(node),
    closed: flag(node, "closed"),
    won: flag(node, "won"),
    converted: flag(node, "converted"),
    highPriority: flag(node, "highPriority"),
    probability: number(node, "probability") ?? 0,
    forecastCategory: text(node, "forecastCategory") ?? "Pipeline"
  };
}

function fromEntry(entry: ValueEntry): StandardValue {
  return {
    value: entry.value,
    label: entry.label ?? entry.value,
    active: true,
    defaultValue: entry.default ?? false,
    closed: entry.closed ?? false,
    won: entry.won ?? false,
    converted: entry.converted ?? false,
    highPriority: entry.highPriority ?? false,
    probability: entry.probability ?? 0,
    forecastCategory: entry.forecastCategory ?? "Pipeline"
  };
}
