import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import { organization } from "../organization.ts";
import type { Sessions } from "../sessions.ts";
import type { SoapValue } from "./answers.ts";
import type { SoapCall } from "./envelope.ts";

type SoapOperation = (org: LocalOrg, sessions: Sessions, call: SoapCall, endpoint: string) => SoapValue;

const SESSION_SECONDS = 7200;

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_list_utility.htm */
export const soapOperations: Record<string, SoapOperation> = { login, logout, getUserInfo };

function login(org: LocalOrg, sessions: Sessions, call: SoapCall, endpoint: string): SoapValue {
  const session = sessions.login(call.parameters["username"] ?? "", call.parameters["password"] ?? "");
  return {
    metadataServerUrl: endpoint.replace(/\/Soap\/[uc]\//, "/Soap/m/"),
    passwordExpired: false,
    sandbox: false,
    serverUrl: endpoint,
    sessionId: session.token,
    userId: session.userId,
    userInfo: userInfo(org, session.userId)
  };
}

function logout(_org: LocalOrg, sessions: Sessions, call: SoapCall): SoapValue {
  sessions.close(call.sessionId ?? "");
  return null;
}

function getUserInfo(org: LocalOrg, sessions: Sessions, call: SoapCall): SoapValue {
  const session = sessions.find(call.sessionId ?? "");
  if (session === null)
    throw new OrgError("INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader: Illegal Session");
  return userInfo(org, session.userId);
}

function userInfo(org: LocalOrg, userId: string): SoapValue {
  const user = org.security.user(userId);
  const { id, name, currency } = organization(org);
  return {
    accessibilityMode: false,
    currencySymbol: currency,
    orgAttachmentFileSizeLimit: 26214400,
    orgDefaultCurrencyIsoCode: currency,
    orgDisallowHtmlAttachments: false,
    orgHasPersonAccounts: false,
    organizationId: id,
    organizationMultiCurrency: false,
    organizationName: name,
    profileId: user.profileId,
    roleId: user.roleId,
    sessionSecondsValid: SESSION_SECONDS,
    userDefaultCurrencyIsoCode: null,
    userEmail: user.email,
    userFullName: user.name,
    userId: user.userId,
    userLanguage: user.language,
    userLocale: user.locale,
    userName: user.username,
    userTimeZone: user.timeZone,
    userType: user.userType,
    userUiSkin: "Theme3"
  };
}
