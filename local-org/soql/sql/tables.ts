import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { ParentStep } from "../resolve/resolved.ts";
import { identifier, joined, raw, sql, type Fragment } from "./fragment.ts";
import type { QueryContext } from "./queryContext.ts";

interface Join {
  alias: string;
  step: ParentStep;
  childAlias: string;
  /** Rows without the parent are left out. */
  required: boolean;
}

/** The tables of one SELECT: the object's own and, each joined once, those of the parents that its fields come from. */
export class Tables {
  readonly context: QueryContext;
  readonly object: SObjectSchema;
  readonly alias: string;
  readonly #joins = new Map<string, Join>();

  constructor(context: QueryContext, object: SObjectSchema) {
    this.context = context;
    this.object = object;
    this.alias = context.nextAlias();
  }

  /** The alias of the table at the end of the way to a parent, joined where it was not yet. */
  aliasFor(parents: readonly ParentStep[]): string {
    let alias = this.alias;
    let path = "";
    for (const step of parents) {
      path += `.${step.relationshipName}`;
      alias = this.#join(path, alias, step);
    }
    return alias;
  }

  /** Leaves out rows without this parent, which lets the search begin at the parent. */
  requireParent(parents: readonly ParentStep[]): void {
    this.aliasFor(parents);
    let path = "";
    for (const step of parents) {
      path += `.${step.relationshipName}`;
      const join = this.#joins.get(path);
      if (join !== undefined) join.required = true;
    }
  }

  /** `"Contact" AS t0 LEFT JOIN "Account" AS t1 ON …`: to be asked for after all columns were. */
  from(): Fragment {
    const joins = [...this.#joins.values()].map((join) => this.#joinSql(join));
    return joined([sql`${identifier(this.object.name)} AS ${raw(this.alias)}`, ...joins], " ");
  }

  #joinSql({ alias, step, childAlias, required }: Join): Fragment {
    const condition = sql`${column(alias, "Id")} = ${parentId(childAlias, step.reference)}`;
    const kind = raw(required ? "JOIN" : "LEFT JOIN");
    return sql`${kind} ${identifier(step.parent.name)} AS ${raw(alias)} ON ${condition}`;
  }

  #join(path: string, childAlias: string, step: ParentStep): string {
    const known = this.#joins.get(path);
    if (known !== undefined) return known.alias;
    const alias = this.context.nextAlias();
    this.#joins.set(path, { alias, step, childAlias, required: false });
    return alias;
  }
}

/** The id of the parent. The name of a field needs that of its object before it. */
function parentId(childAlias: string, { name, entityField }: FieldSchema): Fragment {
  const reference = column(childAlias, name);
  return entityField === undefined ? reference : sql`${column(childAlias, entityField)} || '.' || ${reference}`;
}

/** A column of the table with the alias. */
export function column(alias: string, name: string): Fragment {
  return sql`${raw(alias)}.${identifier(name)}`;
}
