import type { OrgErrorDetail } from "../../../errors.ts";
import type { SaveResult } from "../../../save/types.ts";
import { ApexList, PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import { described } from "../described.ts";
import type { LibraryClass } from "../library.ts";
import { ApexDatabaseError } from "./Error.ts";

/** What a Database method reports of one record. */
export class ApexDmlResult extends PlatformObject {
  readonly apexType: string;
  readonly id: string | null;
  readonly success: boolean;
  readonly created: boolean;
  readonly errors: readonly OrgErrorDetail[];

  constructor(apexType: string, result: SaveResult) {
    super();
    this.apexType = apexType;
    this.id = result.id;
    this.success = result.success;
    this.created = result.created;
    this.errors = result.errors;
  }

  errorList(): ApexList {
    return new ApexList(
      "Database.Error",
      this.errors.map((error) => new ApexDatabaseError(error))
    );
  }

  override toText(): string {
    const errors = this.errorList().items.map((error) => (error as ApexDatabaseError).toText());
    return `${this.apexType}[getErrors=(${errors.join(", ")});getId=${String(this.id)};isSuccess=${this.success};]`;
  }

  toJsonMembers(): [string, ApexValue][] {
    const created: [string, ApexValue][] = this.apexType === "Database.UpsertResult" ? [["created", this.created]] : [];
    return [["success", this.success], ...created, ["id", this.id], ["errors", this.errorList()]];
  }
}

const members = described<ApexDmlResult>({
  Errors: (self) => self.errorList(),
  Id: (self) => self.id,
  Success: (self) => self.success,
  Created: (self) => self.created
});

const NAMES = ["SaveResult", "UpsertResult", "DeleteResult", "UndeleteResult", "EmptyRecycleBinResult"];

export function isDmlResultType(type: string): boolean {
  return NAMES.some((name) => type === `Database.${name}`);
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_saveresult.htm and its like. */
export const resultClasses: readonly LibraryClass[] = NAMES.map((name) => ({ name: `Database.${name}`, ...members }));
