import { dataClass } from "./dataClass.ts";
import type { LibraryClass } from "./library.ts";

/** The classes of all namespaces that only keep data. */
export const dataClasses: readonly LibraryClass[] = [
  dataClass("ApexPages.Message", {
    "(ApexPages.Severity,String)": ["severity", "summary"],
    "(ApexPages.Severity,String,String)": ["severity", "summary", "detail"],
    "(ApexPages.Severity,String,String,String)": ["severity", "summary", "detail", "componentLabel"]
  }),
  dataClass("Approval.LockResult"),
  dataClass("Approval.ProcessRequest"),
  dataClass("Approval.ProcessSubmitRequest"),
  dataClass("Approval.ProcessWorkitemRequest"),
  dataClass("Approval.UnlockResult"),
  dataClass("Auth.AuthProviderCallbackState", {
    "(Map<String,String>,String,Map<String,String>)": ["headers", "body", "queryParameters"]
  }),
  dataClass("Auth.AuthProviderTokenResponse", {
    "(String,String,String,String)": ["provider", "oauthToken", "oauthSecretOrRefreshToken", "state"]
  }),
  dataClass("Auth.UserData", {
    "(String,String,String,String,String,String,String,String,String,String,Map<String,String>)": [
      "identifier",
      "firstName",
      "lastName",
      "fullName",
      "email",
      "link",
      "username",
      "locale",
      "provider",
      "siteLoginUrl",
      "attributeMap"
    ]
  }),
  dataClass("Invocable.Action.Error"),
  dataClass("Invocable.Action.Result"),
  dataClass("System.Cookie", {
    "(String,String,String,Integer,Boolean)": ["name", "value", "path", "maxAge", "secure"],
    "(String,String,String,Integer,Boolean,String)": ["name", "value", "path", "maxAge", "secure", "sameSite"],
    "(String,String,String,Integer,Boolean,String,Boolean)": [
      ...["name", "value", "path", "maxAge", "secure", "sameSite", "httpOnly"]
    ]
  }),
  dataClass("System.FormulaRecalcFieldError"),
  dataClass("System.OrgLimit"),
  dataClass(
    "System.SelectOption",
    {
      "(String,String)": ["value", "label"],
      "(String,String,Boolean)": ["value", "label", "disabled"]
    },
    { disabled: false, escapeItem: true }
  ),
  dataClass("eventbus.ChangeEventHeader")
];
