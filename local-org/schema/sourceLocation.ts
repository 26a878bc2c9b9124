import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SourceError } from "../errors.ts";
import type { MetadataComponent, Project } from "../metadata/types.ts";

/** A mistake in a component's file, at the first line where the element stands. */
export function mistake(project: Project, component: MetadataComponent, element: string, message: string): SourceError {
  const { line, column } = locate(join(project.dir, component.path), element);
  return new SourceError(component.path, line, column, `${component.fullName}: ${message}`);
}

function locate(file: string, element: string): { line: number; column: number } {
  if (!existsSync(file)) return { line: 1, column: 1 };
  const lines = readFileSync(file, "utf8").split("\n");
  const index = lines.findIndex((text) => text.includes(`<${element}`));
  return index < 0
    ? { line: 1, column: 1 }
    : { line: index + 1, column: (lines[index] ?? "").indexOf(`<${element}`) + 1 };
}
