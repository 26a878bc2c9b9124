import { ApexException } from "../../apex/runtime/exceptions.ts";
import type { ApexFailure, Json } from "../../apex/types.ts";
import { OrgError, type OrgErrorDetail } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { UserContext } from "../../security/types.ts";
import { apexFailure } from "../apexErrors.ts";
import { toOrgError } from "../errors.ts";
import { asObject, asText } from "../input.ts";
import type { ApiReply } from "../route.ts";

/** What stands in `error.body` of a component whose Apex call failed. */
export interface ApexErrorBody {
  message: string;
  exceptionType?: string;
  isUserDefinedException?: boolean;
  stackTrace?: string;
  pageErrors?: { statusCode: string; message: string }[];
  fieldErrors?: Record<string, { statusCode: string; message: string }[]>;
}

/** Calls an `@AuraEnabled` method for a component, in one transaction. */
export function callApex(org: LocalOrg, user: UserContext, body: unknown): ApiReply {
  try {
    const request = asObject(body);
    const className = asText(request["className"], "className");
    const method = asText(request["method"], "method");
    const parameters = asObject(request["params"] ?? {}, "params") as Record<string, Json>;
    requireClassAccess(org, user, className);
    const result = org.transact(user.userId, (transaction) =>
      org.apex.invokeAuraEnabled(transaction, className, method, parameters)
    );
    return { status: 200, body: result ?? null };
  } catch (error) {
    return { status: 400, body: errorBody(error) };
  }
}

function requireClassAccess(org: LocalOrg, user: UserContext, className: string): void {
  if (org.security.classAccess(user, className)) return;
  throw new OrgError("INSUFFICIENT_ACCESS", `You do not have access to the Apex class named '${className}'.`);
}

function errorBody(thrown: unknown): ApexErrorBody {
  const failure = apexFailure(thrown);
  if (failure === null) return { message: toOrgError(thrown).message };
  const body: ApexErrorBody = {
    message: failure.message,
    exceptionType: failure.type,
    isUserDefinedException: isUserDefined(failure),
    stackTrace: failure.stackTrace
  };
  const dmlFailures = thrown instanceof ApexException ? thrown.dmlFailures : [];
  return dmlFailures.length === 0 ? body : { ...body, ...byField(dmlFailures) };
}

function isUserDefined(failure: ApexFailure): boolean {
  return !failure.type.startsWith("System.") || failure.type === "System.AuraHandledException";
}

function byField(details: readonly OrgErrorDetail[]): Pick<ApexErrorBody, "pageErrors" | "fieldErrors"> {
  const pageErrors: NonNullable<ApexErrorBody["pageErrors"]> = [];
  const fieldErrors: NonNullable<ApexErrorBody["fieldErrors"]> = {};
  for (const { statusCode, message, fields } of details) {
    if (fields.length === 0) pageErrors.push({ statusCode, message });
    for (const field of fields) fieldErrors[field] = [...(fieldErrors[field] ?? []), { statusCode, message }];
  }
  return { pageErrors, fieldErrors };
}
