import type { ResolvedQuery } from "../../soql/index.ts";

/** What a query's text selects, so that ids which were only added for the record's URL do not show as fields. */
export interface Selection {
  /** Whether the Id of the record, or of the parent at this path (`Account.Owner`), was selected. */
  hasId(parentPath: string): boolean;
  /** The selection of a child relationship. */
  children(name: string): Selection;
}

/** Everything that is there is shown. */
export const EVERYTHING: Selection = { hasId: () => true, children: () => EVERYTHING };

/** The selection of a resolved query. */
export function selectionOf(query: ResolvedQuery): Selection {
  const names = new Set(query.items.map(({ name }) => name));
  const typeofs = new Set(query.items.filter(({ kind }) => kind === "typeof").map(({ name }) => name));
  return {
    hasId: (path) => names.has(path === "" ? "Id" : `${path}.Id`) || typeofs.has(path),
    children(name) {
      const item = query.items.find((candidate) => candidate.kind === "children" && candidate.name === name);
      return item?.kind === "children" ? selectionOf(item.query) : EVERYTHING;
    }
  };
}
