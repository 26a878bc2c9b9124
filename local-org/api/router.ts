import type { ApiRoute } from "./route.ts";

export interface RouteMatch {
  route: ApiRoute;
  params: Record<string, string>;
}

/**
 * The route for a method and a path below `/services/data/vXX.X`, null where there is none. A literal part of a path wins over a parameter, so that
 * `/sobjects/Account/describe` is not taken for an id.
 */
export function matchRoute(routes: readonly ApiRoute[], method: string, path: string): RouteMatch | null {
  const parts = splitPath(path);
  let best: { match: RouteMatch; literals: number } | null = null;
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = matchParts(splitPath(route.path), parts);
    if (params === null) continue;
    const literals = splitPath(route.path).filter(isLiteral).length;
    if (best === null || literals > best.literals) best = { match: { route, params }, literals };
  }
  return best?.match ?? null;
}

/** The methods that a path answers to. */
export function allowedMethods(routes: readonly ApiRoute[], path: string): string[] {
  const parts = splitPath(path);
  const fitting = routes.filter((route) => matchParts(splitPath(route.path), parts) !== null);
  return [...new Set(fitting.map((route) => route.method))];
}

function matchParts(pattern: string[], parts: string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    if (expected === "*") return { ...params, "*": parts.slice(index).join("/") };
    const part = parts[index];
    if (part === undefined) return null;
    if (isLiteral(expected)) {
      if (expected.toLowerCase() !== part.toLowerCase()) return null;
    } else {
      params[expected.slice(1)] = part;
    }
  }
  return pattern.length === parts.length ? params : null;
}

function isLiteral(part: string): boolean {
  return part !== "*" && !part.startsWith(":");
}

function splitPath(path: string): string[] {
  return path
    .split("/")
    .filter((part) => part !== "")
    .map(decodePart);
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
