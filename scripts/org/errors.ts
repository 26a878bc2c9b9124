/** Salesforce's error code, or the code of a network error; the empty text where there is neither. */
export function errorCode(error: unknown): string {
  if (error instanceof Error) {
    const { errorCode: salesforceCode, code } = error as Error & { errorCode?: unknown; code?: unknown };
    return typeof salesforceCode === "string" ? salesforceCode : typeof code === "string" ? code : "";
  }
  return "";
}

/** What went wrong, in one line of text. */
export function errorText(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return errorText(error.errors[0]);
  }
  return error instanceof Error ? error.message || error.name : String(error);
}
