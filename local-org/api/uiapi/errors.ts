import type { OrgErrorDetail } from "../../errors.ts";
import { httpStatus, toOrgError } from "../errors.ts";
import { SaveFailure } from "../records/saving.ts";
import type { ApiReply } from "../route.ts";

interface RecordError {
  constituentField: null;
  duplicateRecordError: null;
  errorCode: string;
  field: string | null;
  fieldLabel: string | null;
  message: string;
}

/** The platform's text above the errors of a save. */
const RECORD_INPUT_MESSAGE = "An error occurred while trying to update the record. Please try again.";

/**
 * An error answer of the UI API: one object with the errors by field in `output`, for saves, and a list of errors otherwise:
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_requests_status_codes.htm
 */
export function uiApiError(thrown: unknown): ApiReply {
  if (thrown instanceof SaveFailure) return saveError(thrown.details);
  const error = toOrgError(thrown);
  return { status: httpStatus(error.statusCode), body: [{ errorCode: error.statusCode, message: error.message }] };
}

/** A save's errors, those of a field under its name. */
function saveError(details: readonly OrgErrorDetail[]): ApiReply {
  const errors: RecordError[] = [];
  const fieldErrors: Record<string, RecordError[]> = {};
  for (const detail of details) {
    if (detail.fields.length === 0) errors.push(recordError(detail, null));
    for (const field of detail.fields) fieldErrors[field] = [...(fieldErrors[field] ?? []), recordError(detail, field)];
  }
  const status = httpStatus(details[0]?.statusCode ?? "UNKNOWN_EXCEPTION");
  const enhancedErrorType = "RecordError";
  return {
    status,
    body: {
      message: RECORD_INPUT_MESSAGE,
      statusCode: status,
      errorCode: "INVALID_INPUT",
      enhancedErrorType,
      output: { errors, fieldErrors }
    }
  };
}

function recordError({ statusCode, message }: OrgErrorDetail, field: string | null): RecordError {
  return {
    constituentField: null,
    duplicateRecordError: null,
    errorCode: statusCode,
    field,
    fieldLabel: null,
    message
  };
}
