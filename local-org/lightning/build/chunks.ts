import type { GetManualChunk, ModuleInfo } from "rollup";

type Graph = Parameters<GetManualChunk>[1];

/**
 * Puts modules that the same roots need into one file: whoever loads a root loads all of its modules in few files, and none that it does not
 * need. `isRoot` tells which entries are loaded by themselves.
 */
export function chunksByRoots(isRoot: (entry: ModuleInfo) => boolean): GetManualChunk {
  let names: Map<string, string> | undefined;
  return (id, graph) => (names ??= namesOf(graph, isRoot)).get(id);
}

/** Modules to the names of their files. */
function namesOf(graph: Graph, isRoot: (entry: ModuleInfo) => boolean): Map<string, string> {
  const rootsOf = new Map<string, string[]>();
  for (const id of graph.getModuleIds()) {
    const module = graph.getModuleInfo(id);
    if (module?.isEntry !== true || !isRoot(module)) continue;
    for (const needed of neededBy(id, graph)) rootsOf.set(needed, [...(rootsOf.get(needed) ?? []), id]);
  }
  const named = new Map<string, string>();
  return new Map(
    [...rootsOf].map(([id, roots]) => {
      const key = roots.join();
      const name = named.get(key) ?? `part${named.size}`;
      named.set(key, name);
      return [id, name];
    })
  );
}

function neededBy(root: string, graph: Graph): Set<string> {
  const needed = new Set([root]);
  for (const id of needed) {
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) {
      if (graph.getModuleInfo(imported)?.isExternal === false) needed.add(imported);
    }
  }
  return needed;
}
