import type { Fields, OrgRecord } from "./values.ts";

/** What the script needs of a described field; the names are those of the REST API. */
export interface FieldDescribe {
  name: string;
  type: string;
  length: number;
  scale: number;
  restrictedPicklist: boolean;
  picklistValues: readonly { value: string; active: boolean }[];
  relationshipName: string | null;
  referenceTo: readonly string[];
}

/** What the script needs of a described object. */
export interface ObjectDescribe {
  name: string;
  fields: readonly FieldDescribe[];
}

/** Why the org refused a record, with Salesforce's status code. */
export interface SaveError {
  statusCode: string;
  message: string;
}

/** What became of one record. */
export interface SaveResult {
  id: string | null;
  created: boolean;
  errors: readonly SaveError[];
}

/** A record to write; `Id` stands among its fields where it exists. */
export interface WriteRecord {
  object: string;
  fields: Fields;
}

/** The few calls to an org that seeding makes. None takes more than 200 records. */
export interface OrgApi {
  /** How many requests were sent so far. */
  readonly calls: number;
  /** The id of the user who is logged in. */
  userId(): Promise<string>;
  /** All rows, over as many pages as there are. */
  query(soql: string): Promise<OrgRecord[]>;
  /** Null where the org has no such object, or the user may not see it. */
  describe(object: string): Promise<ObjectDescribe | null>;
  create(records: readonly WriteRecord[]): Promise<SaveResult[]>;
  update(records: readonly WriteRecord[]): Promise<SaveResult[]>;
  /** Creates, or updates the one that has the same value in the key field. */
  upsert(object: string, keyField: string, records: readonly Fields[]): Promise<SaveResult[]>;
}
