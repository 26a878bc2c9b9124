import { NotSupportedError } from "../../errors.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { ResolvedCondition, ResolvedQuery } from "../resolve/resolved.ts";
import { conditionSql } from "./conditions.ts";
import { allOf, identifier, sql, type Fragment } from "./fragment.ts";
import { requiredParents } from "./requiredParents.ts";
import { column, type Tables } from "./tables.ts";

/** Everything that keeps rows out: the query's WHERE, deletion, `USING SCOPE` and sharing. */
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

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_using_scope.htm */
function scopeFilter(tables: Tables, { object, scope }: ResolvedQuery): Fragment[] {
  const { user } = tables.context;
  if (scope === "everything") return [];
  if (scope === "team") return [teamFilter(tables, object)];
  const owner = object.field("OwnerId");
  return owner === undefined ? [] : [sql`${column(tables.alias, owner.name)} = ${user.userId}`];
}

/** Records of whose team the user is a member. */
function teamFilter({ context, alias }: Tables, { name }: SObjectSchema): Fragment {
  const members = context.engine.schema.object(`${name}TeamMember`);
  const reference = members?.field(`${name}Id`);
  if (members === undefined || reference === undefined) throw new NotSupportedError(`USING SCOPE team on ${name}`);
  const ids = sql`SELECT ${identifier(reference.name)} FROM ${identifier(members.name)} WHERE "UserId" = ${context.user.userId}`;
  return sql`${column(alias, "Id")} IN (${ids} AND "IsDeleted" = 0)`;
}

function sharingFilter(tables: Tables): Fragment[] {
  const { access, engine, user } = tables.context;
  if (!access.sharing) return [];
  const filter = engine.security.recordFilter(user, tables.object, "read", tables.alias);
  return filter === null ? [] : [sql`(${filter})`];
}
