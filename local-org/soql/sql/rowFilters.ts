import type { ResolvedCondition, ResolvedQuery } from "../resolve/resolved.ts";
import { conditionSql } from "./conditions.ts";
import { allOf, sql, type Fragment } from "./fragment.ts";
import { requiredParents } from "./requiredParents.ts";
import { column, type Tables } from "./tables.ts";

/** Everything that keeps rows out: the query's WHERE, deletion, `USING SCOPE mine` and sharing. */
export function rowFilter(tables: Tables, query: ResolvedQuery, others: Fragment[] = []): Fragment {
  const where = query.where === null ? [] : [whereSql(tables, query.where)];
  const isComputed = tables.context.computedTables.has(tables.object.name);
  const ofStore = isComputed
    ? []
    : [...deletionFilter(tables), ...scopeFilter(tables, query), ...sharingFilter(tables)];
  return allOf([...others, ...where, ...ofStore]);
}

function whereSql(tables: Tables, condition: ResolvedCondition): Fragment {
  for (const parents of requiredParents(tables.context, condition).values()) tables.requireParent(parents);
  return conditionSql(tables, condition);
}

function deletionFilter(tables: Tables): Fragment[] {
  const field = tables.object.field("IsDeleted");
  const isHidden = !tables.context.allRows && field?.stored === true;
  return isHidden ? [sql`${column(tables.alias, field.name)} = 0`] : [];
}

function scopeFilter(tables: Tables, query: ResolvedQuery): Fragment[] {
  const owner = tables.object.field("OwnerId");
  const isScoped = query.mine && owner !== undefined;
  return isScoped ? [sql`${column(tables.alias, owner.name)} = ${tables.context.user.userId}`] : [];
}

function sharingFilter(tables: Tables): Fragment[] {
  const { access, engine, user } = tables.context;
  if (!access.sharing) return [];
  const filter = engine.security.recordFilter(user, tables.object, "read", tables.alias);
  return filter === null ? [] : [sql`(${filter})`];
}
