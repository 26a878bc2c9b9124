import { LIGHTNING_EXPERIENCE } from "../../../formula/userThemes.ts";
import { NotSupportedError } from "../../../errors.ts";
import type { FieldValue } from "../../../values.ts";
import { currentExecution } from "../../runtime/execution.ts";
import type { LibraryClass } from "../library.ts";
import { ApexTimeZone } from "./TimeZone.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_userinfo.htm */
export const UserInfoClass: LibraryClass = {
  name: "System.UserInfo",
  statics: {
    getFirstName: () => userField("FirstName"),
    getLastName: () => userField("LastName"),
    getName: () => currentExecution().user.name,
    getUserId: () => currentExecution().user.userId,
    getUserName: () => currentExecution().user.username,
    getUserEmail: () => currentExecution().user.email,
    getUserType: () => currentExecution().user.userType,
    getProfileId: () => currentExecution().user.profileId,
    getUserRoleId: () => currentExecution().user.roleId,
    getLanguage: () => currentExecution().user.language,
    getLocale: () => currentExecution().user.locale,
    getTimeZone: () => new ApexTimeZone(currentExecution().user.timeZone),
    getOrganizationId: () => organizationField("Id"),
    getOrganizationName: () => organizationField("Name"),
    getUiTheme: () => LIGHTNING_EXPERIENCE,
    getUiThemeDisplayed: () => LIGHTNING_EXPERIENCE,
    isMultiCurrencyOrganization: () => false,
    getDefaultCurrency: () => {
      throw new NotSupportedError("UserInfo.getDefaultCurrency(): Apex does not know the organization's currency");
    },
    getSessionId: () => sessionId(),
    hasPackageLicense: () => false,
    isCurrentUserLicensed: () => false,
    isCurrentUserLicensedForPackage: () => false
  }
};

/** Null where there is no session, as in asynchronous Apex. */
function sessionId(): string | null {
  const { asynchronous, test } = currentExecution();
  if (asynchronous !== null) return null;
  if (test !== null) return `${String(organizationField("Id")).slice(0, 15)}!ApexTestSession`;
  throw new NotSupportedError("UserInfo.getSessionId() outside of tests");
}

function userField(field: string): FieldValue {
  const { platform, user } = currentExecution();
  const rows = platform.store.read(platform.schema.requireObject("User"), [user.userId]);
  return rows.get(user.userId)?.[field] ?? null;
}

function organizationField(field: "Id" | "Name"): FieldValue {
  const { platform, user } = currentExecution();
  const access = { permissions: false, sharing: false };
  const { rows } = platform.query(`SELECT ${field} FROM Organization LIMIT 1`, { user, access });
  return (rows[0]?.fields[field] ?? null) as FieldValue;
}
