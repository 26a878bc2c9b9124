export type { Bind, SoqlQuery, SoslSearch } from "./syntax/ast.ts";
export type { QueryEngine } from "./queryEngine.ts";
export type { ResolvedItem, ResolvedQuery } from "./resolve/resolved.ts";
export { executeQuery, runSoql } from "./executeQuery.ts";
export { parseQuery } from "./syntax/parseQuery.ts";
export { queryFromTree } from "./syntax/queryFromTree.ts";
export { resolveQuery } from "./resolve/resolveQuery.ts";
