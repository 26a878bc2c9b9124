import type { LibraryClass, LibraryFunction } from "../library.ts";

/** What is null outside of a site. */
const ABSENT = [
  "getAdminEmail",
  "getAdminId",
  "getAnalyticsTrackingCode",
  "getBaseCustomUrl",
  "getBaseInsecureUrl",
  "getBaseRequestUrl",
  "getBaseSecureUrl",
  "getBaseUrl",
  "getCurrentSiteUrl",
  "getCustomWebAddress",
  "getDomain",
  "getErrorDescription",
  "getErrorMessage",
  "getExperienceId",
  "getMasterLabel",
  "getName",
  "getOriginalUrl",
  "getPathPrefix",
  "getPrefix",
  "getSiteId",
  "getSiteType",
  "getSiteTypeLabel",
  "getTemplate"
];

/**
 * Sites do not exist here, so all Apex runs outside of one.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_sites.htm
 */
export const SiteClass: LibraryClass = {
  name: "System.Site",
  statics: {
    ...Object.fromEntries(ABSENT.map((name) => [name, (() => null) as LibraryFunction])),
    isLoginEnabled: () => false,
    isPasswordExpired: () => false,
    isRegistrationEnabled: () => false
  }
};
