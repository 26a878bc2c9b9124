import { NotSupportedError, OrgError, type OrgErrorDetail } from "../errors.ts";
import { LimitExceededError } from "../transaction/limits.ts";
import { apexFailure, apexRestError } from "./apexErrors.ts";

/** An error of the REST API: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm */
export interface RestError {
  message: string;
  errorCode: string;
  fields?: string[];
}

/** HTTP statuses other than 400, by error code. */
const STATUSES: Record<string, number> = {
  INVALID_SESSION_ID: 401,
  INVALID_AUTH_HEADER: 401,
  INSUFFICIENT_ACCESS: 403,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  FORBIDDEN: 403,
  REQUEST_LIMIT_EXCEEDED: 403,
  NOT_FOUND: 404,
  INVALID_TYPE_FOR_RESOURCE: 404,
  ENTITY_IS_DELETED: 404,
  METHOD_NOT_ALLOWED: 405,
  PRECONDITION_FAILED: 412,
  REQUEST_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNKNOWN_EXCEPTION: 500,
  NOT_IMPLEMENTED: 501
};

/** The HTTP status with which the REST API answers an error code. */
export function httpStatus(errorCode: string): number {
  return STATUSES[errorCode] ?? 400;
}

/** An error as one object of the REST API's array. */
export function restError(detail: OrgErrorDetail): RestError {
  const error: RestError = { message: detail.message, errorCode: detail.statusCode };
  if (detail.fields.length > 0) error.fields = detail.fields;
  return error;
}

/** The same for an error of a save, which always tells its fields, though there be none. */
export function restSaveError({ message, statusCode, fields }: OrgErrorDetail): RestError {
  return { message, errorCode: statusCode, fields };
}

/**
 * What was thrown, in Salesforce's terms. What nobody foresaw becomes UNKNOWN_EXCEPTION: the stack goes to standard error and never to the client.
 */
export function toOrgError(thrown: unknown): OrgError {
  if (thrown instanceof OrgError && !(thrown instanceof LimitExceededError)) return thrown;
  if (thrown instanceof NotSupportedError) return new OrgError("NOT_SUPPORTED", thrown.message);
  const failure = apexFailure(thrown);
  if (failure !== null) return apexRestError(failure);
  console.error(thrown);
  return new OrgError("UNKNOWN_EXCEPTION", "An unexpected error occurred in the local org; its log has the details");
}

/** A resource that does not exist. */
export function notFound(): OrgError {
  return new OrgError("NOT_FOUND", "The requested resource does not exist");
}

/** A request body or parameter that cannot be read. */
export function malformed(message: string): OrgError {
  return new OrgError("JSON_PARSER_ERROR", message);
}
