import type { Formula } from "../../formula/types.ts";
import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import { SYSTEM_MODE, type Security, type UserContext } from "../../security/types.ts";
import { openStore } from "../../store/sqliteStore.ts";
import type { Store } from "../../store/types.ts";
import { executeQuery, parseQuery, type QueryEngine } from "../index.ts";
import type { BindValue, QueryOptions, QueryResult } from "../types.ts";
import type { RecordValues } from "../../values.ts";
import { testSchema } from "./testSchema.ts";

export const USER: UserContext = {
  userId: "005000000000001AAA",
  username: "ada@example.com",
  name: "Ada",
  email: "ada@example.com",
  profileId: "00e000000000001AAA",
  profileName: "Standard User",
  roleId: null,
  userType: "Standard",
  timeZone: "America/Los_Angeles",
  locale: "en_US",
  language: "en_US"
};

/** What the user of a test may not see. */
export interface Restrictions {
  objects: string[];
  fields: string[];
  /** Ids of the only records that are shared with the user, by object. */
  shared: Record<string, string[]>;
}

const FORMULAS: Record<string, Formula> = {
  PricePerPage__c: {
    references: ["Price__c", "Pages__c"],
    evaluate: ({ value }) => Number(value("Price__c")) / Number(value("Pages__c"))
  },
  PublisherRevenue__c: {
    references: ["Publisher__r.AnnualRevenue"],
    evaluate: ({ value }) => value("Publisher__r.AnnualRevenue")
  },
  Cheap__c: { references: ["PricePerPage__c"], evaluate: ({ value }) => Number(value("PricePerPage__c")) < 0.1 }
};

/** An org of a few objects in memory. */
export class TestOrg {
  readonly restrictions: Restrictions = { objects: [], fields: [], shared: {} };
  readonly statements: string[] = [];
  readonly store: Store = openStore(":memory:");
  readonly engine: QueryEngine;
  readonly #schema = testSchema();
  #records = 0;

  constructor() {
    this.store.migrate(this.#schema.objects());
    this.engine = {
      schema: this.#schema,
      store: this.#watchedStore(),
      security: this.#security(),
      formulaFor: (object, field) => formulaOf(object, field)
    };
  }

  /** Inserts a record and gives its id. */
  insert(objectName: string, record: RecordValues): string {
    const object = this.#schema.requireObject(objectName);
    this.#records += 1;
    const id = `${object.keyPrefix}${String(this.#records).padStart(12, "0")}AAA`;
    this.store.insert(object, { Id: id, IsDeleted: false, CreatedDate: "2024-01-01T00:00:00.000Z", ...record });
    return id;
  }

  query(text: string, options: Partial<QueryOptions> = {}): QueryResult {
    return executeQuery(this.engine, parseQuery(text), { user: USER, access: SYSTEM_MODE, ...options });
  }

  /** The values of the first selected field. */
  values(text: string, binds: BindValue[] = [], options: Partial<QueryOptions> = {}): unknown[] {
    return this.query(text, { binds, ...options }).rows.map((row) => Object.values(row.fields)[0]);
  }

  #watchedStore(): Store {
    const { store, statements } = this;
    const watched: Pick<Store, "rows" | "registerFunction"> = {
      rows: (sql, parameters) => {
        statements.push(sql);
        return store.rows(sql, parameters);
      },
      registerFunction: (name, run) => store.registerFunction(name, run)
    };
    return watched as Store;
  }

  #security(): Security {
    const { restrictions } = this;
    const security: Pick<Security, "user" | "accessibleIds" | "objectAccess" | "fieldAccess" | "recordFilter"> = {
      user: () => USER,
      accessibleIds: (_user, object, level, ids) => {
        const shared = restrictions.shared[object.name] ?? ids;
        return new Set(level === "all" ? [] : ids.filter((id) => shared.includes(id)));
      },
      objectAccess: (_user, object) => {
        const read = !restrictions.objects.includes(object.name);
        return { read, create: read, edit: read, delete: read, viewAll: false, modifyAll: false };
      },
      fieldAccess: (_user, object, field) => {
        const read = !restrictions.fields.includes(`${object.name}.${field}`);
        return { read, edit: read };
      },
      recordFilter: (_user, object, _level, alias) => {
        const ids = restrictions.shared[object.name];
        return ids === undefined
          ? null
          : { sql: `${alias}.Id IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(ids)] };
      }
    };
    return security as Security;
  }
}

function formulaOf(object: SObjectSchema, field: FieldSchema): Formula {
  const formula = FORMULAS[field.name];
  if (formula === undefined) throw new Error(`no formula for ${object.name}.${field.name}`);
  return formula;
}
