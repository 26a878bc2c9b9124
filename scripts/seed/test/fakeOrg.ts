import type { MappingRecord } from "../fieldMappings.ts";
import type { ObjectDescribe, OrgApi, SaveResult, WriteRecord } from "../orgApi.ts";
import type { Fields, OrgRecord } from "../values.ts";
import { OBJECTS } from "./describes.ts";

type Method = "query" | "describe" | "create" | "update" | "upsert";

/** Stands for an org: answers queries with what a test put in, takes every write, and counts the calls. */
export class FakeOrg implements OrgApi {
  readonly records = new Map<string, OrgRecord[]>();
  readonly written: WriteRecord[] = [];
  readonly callsOf: Record<Method, number> = { query: 0, describe: 0, create: 0, update: 0, upsert: 0 };
  objects: readonly ObjectDescribe[] = OBJECTS;
  largestWrite = 0;
  /** Thrown by the next calls, one for each. */
  readonly errors: Error[] = [];
  #lastId = 0;

  get calls(): number {
    return Object.values(this.callsOf).reduce((sum, calls) => sum + calls, 0);
  }

  userId(): Promise<string> {
    return Promise.resolve("005000000000001AAA");
  }

  /** Knows FROM and IN, which is what seeding chooses by. */
  async query(soql: string): Promise<OrgRecord[]> {
    this.#count("query");
    const object = /FROM (\w+)/.exec(soql)?.[1] ?? "";
    const [, field, list] = /(\w+) IN \(([^)]*)\)/.exec(soql) ?? [];
    const records = this.records.get(object) ?? [];
    const wanted = new Set(list?.split(",").map((id) => id.replaceAll("'", "")));
    return field === undefined ? records : records.filter((record) => wanted.has(String(record[field])));
  }

  async describe(object: string): Promise<ObjectDescribe | null> {
    this.#count("describe");
    return this.objects.find(({ name }) => name === object) ?? null;
  }

  async create(records: readonly WriteRecord[]): Promise<SaveResult[]> {
    return this.#write("create", records);
  }

  async update(records: readonly WriteRecord[]): Promise<SaveResult[]> {
    return this.#write("update", records);
  }

  async upsert(object: string, _keyField: string, records: readonly Fields[]): Promise<SaveResult[]> {
    return this.#write(
      "upsert",
      records.map((fields) => ({ object, fields }))
    );
  }

  #write(method: Method, records: readonly WriteRecord[]): SaveResult[] {
    this.#count(method);
    this.largestWrite = Math.max(this.largestWrite, records.length);
    this.written.push(...records);
    return records.map(() => ({ id: `a00${String(++this.#lastId).padStart(12, "0")}AAA`, created: true, errors: [] }));
  }

  #count(method: Method): void {
    this.callsOf[method]++;
    const error = this.errors.shift();
    if (error !== undefined) {
      throw error;
    }
  }
}

/** A mapping record for tests. */
export function mapping(
  target: string,
  field: string,
  source: string,
  path: string | null,
  details: Partial<MappingRecord> = {}
): MappingRecord {
  return {
    DeveloperName: `${field}_${path ?? "Constant"}`,
    Target_Object__c: target,
    Target_Field__c: field,
    Source_Object__c: source,
    Source_Field__c: path,
    Source_Role__c: null,
    Constant_Value__c: null,
    Conversion__c: "None",
    Sort_Order__c: 10,
    ...details
  };
}

/** An error as jsforce throws it. */
export function apiError(errorCode: string, message: string): Error {
  return Object.assign(new Error(message), { errorCode });
}
