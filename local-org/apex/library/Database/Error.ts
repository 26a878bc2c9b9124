import { NotSupportedError, type OrgErrorDetail } from "../../../errors.ts";
import type { ApexEnumValue } from "../../runtime/values/index.ts";
import { ApexList, PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import { described } from "../described.ts";
import { libraryEnum } from "../enums.ts";
import type { LibraryClass } from "../library.ts";

export class ApexDatabaseError extends PlatformObject {
  readonly apexType = "Database.Error";
  readonly detail: OrgErrorDetail;

  constructor(detail: OrgErrorDetail) {
    super();
    this.detail = detail;
  }

  toJsonMembers(): [string, ApexValue][] {
    const { fields, message } = this.detail;
    return [
      ["statusCode", this.detail.statusCode],
      ["message", message],
      ["fields", new ApexList("String", [...fields])]
    ];
  }

  override toText(): string {
    const { fields, message, statusCode } = this.detail;
    return `Database.Error[getFields=(${fields.join(", ")});getMessage=${message};getStatusCode=${statusCode};]`;
  }
}

const members = described<ApexDatabaseError>({
  Fields: ({ detail }) => new ApexList("String", [...detail.fields]),
  Message: ({ detail }) => detail.message,
  StatusCode: ({ detail }) => statusCode(detail.statusCode)
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_error.htm */
export const DatabaseErrorClass: LibraryClass = { name: "Database.Error", ...members };

/** The value of `System.StatusCode` with this name. */
export function statusCode(name: string): ApexEnumValue {
  const found = libraryEnum("System.StatusCode")?.find((value) => value.name === name);
  if (found === undefined) throw new NotSupportedError(`System.StatusCode.${name}`);
  return found;
}
