import { compileFieldFormula } from "../../formula/compileFormula.ts";
import { readProject } from "../../metadata/readProject.ts";
import { buildSchema } from "../../schema/buildSchema.ts";
import { SYSTEM_MODE, type Security } from "../../security/types.ts";
import { openStore } from "../../store/sqliteStore.ts";
import type { RecordValues } from "../../values.ts";
import { runSoql, type QueryEngine } from "../index.ts";
import type { QueryOptions, QueryResult, QueryRow } from "../types.ts";
import { USER } from "./testOrg.ts";

/** The fixture project over a store in memory, with the platform's own objects. */
export class ProjectOrg {
  readonly engine: QueryEngine;

  constructor() {
    const schema = buildSchema(readProject(new URL("../../fixtures/bookshop", import.meta.url).pathname));
    const store = openStore(":memory:");
    store.migrate(schema.objects());
    this.engine = {
      schema,
      store,
      security: {} as Security,
      formulaFor: (object, field) => compileFieldFormula(field, object, schema)
    };
  }

  insert(objectName: string, record: RecordValues): string {
    const { schema, store } = this.engine;
    const object = schema.requireObject(objectName);
    const id = store.nextId(object);
    store.insert(object, { Id: id, ...record });
    return id;
  }

  query(text: string, options: Partial<QueryOptions> = {}): QueryResult {
    return runSoql(this.engine, text, { user: USER, access: SYSTEM_MODE, ...options });
  }

  rows(text: string, options: Partial<QueryOptions> = {}): QueryRow["fields"][] {
    return this.query(text, options).rows.map((row) => row.fields);
  }
}
