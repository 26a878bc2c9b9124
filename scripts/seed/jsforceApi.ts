import type { Connection } from "jsforce";
import { errorCode } from "../org/errors.ts";
import type { ObjectDescribe, OrgApi, SaveError, SaveResult, WriteRecord } from "./orgApi.ts";
import type { Fields, OrgRecord } from "./values.ts";

const UNKNOWN_OBJECT = new Set(["NOT_FOUND", "INVALID_TYPE"]);

interface QueryPage {
  done: boolean;
  nextRecordsUrl?: string;
  records: OrgRecord[];
}

interface CollectionResult {
  id?: string | null;
  success: boolean;
  created?: boolean;
  errors: { statusCode: string; message: string }[];
}

/** The org behind a jsforce connection, by the REST API's query, describe and sObject collections. */
export class JsforceApi implements OrgApi {
  readonly #connection: Connection;
  #calls = 0;
  #userId: Promise<string> | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  get calls(): number {
    return this.#calls;
  }

  userId(): Promise<string> {
    return (this.#userId ??= this.#readUserId());
  }

  async query(soql: string): Promise<OrgRecord[]> {
    const records: OrgRecord[] = [];
    let url: string | undefined = `/query?q=${encodeURIComponent(soql)}`;
    while (url !== undefined) {
      this.#calls++;
      const page: QueryPage = await this.#connection.requestGet<QueryPage>(url);
      records.push(...page.records);
      url = page.done ? undefined : page.nextRecordsUrl;
    }
    return records;
  }

  async describe(object: string): Promise<ObjectDescribe | null> {
    this.#calls++;
    try {
      return await this.#connection.requestGet<ObjectDescribe>(`/sobjects/${encodeURIComponent(object)}/describe`);
    } catch (error) {
      if (UNKNOWN_OBJECT.has(errorCode(error))) {
        return null;
      }
      throw error;
    }
  }

  create(records: readonly WriteRecord[]): Promise<SaveResult[]> {
    return this.#collection("POST", "", records);
  }

  update(records: readonly WriteRecord[]): Promise<SaveResult[]> {
    return this.#collection("PATCH", "", records);
  }

  upsert(object: string, keyField: string, records: readonly Fields[]): Promise<SaveResult[]> {
    const path = `/${object}/${keyField}`;
    return this.#collection(
      "PATCH",
      path,
      records.map((fields) => ({ object, fields }))
    );
  }

  async #readUserId(): Promise<string> {
    if (this.#connection.userInfo) {
      return this.#connection.userInfo.id;
    }
    // Asks where the identity lives, then for it.
    this.#calls += 2;
    return (await this.#connection.identity()).user_id;
  }

  async #collection(method: "POST" | "PATCH", path: string, records: readonly WriteRecord[]): Promise<SaveResult[]> {
    this.#calls++;
    const results = await this.#connection.request<CollectionResult[]>({
      method,
      url: `/composite/sobjects${path}`,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        allOrNone: false,
        records: records.map(({ object, fields }) => ({ attributes: { type: object }, ...fields }))
      })
    });
    return results.map(toSaveResult);
  }
}

function toSaveResult(result: CollectionResult): SaveResult {
  return {
    id: result.id ?? null,
    created: result.created ?? result.success,
    errors: result.success ? [] : errorsOf(result)
  };
}

function errorsOf(result: CollectionResult): SaveError[] {
  return result.errors.map(({ statusCode, message }) => ({ statusCode, message }));
}
