import { navigateToLogin } from "./login.ts";

export const API = "/services/data/v62.0";

export interface ErrorDetail {
  errorCode: string;
  message: string;
  field?: string;
}

/** The body of a failed request as Lightning Data Service hands it to components. */
export interface FailureBody {
  message: string;
  errorCode?: string;
  statusCode?: number;
  exceptionType?: string;
  isUserDefinedException?: boolean;
  stackTrace?: string;
  output?: { errors: ErrorDetail[]; fieldErrors: Record<string, ErrorDetail[]> };
}

/** https://developer.salesforce.com/docs/platform/lwc/guide/data-error.html */
export interface FetchFailure {
  ok: false;
  status: number;
  statusText: string;
  body: FailureBody;
  headers: Record<string, string>;
  errorType: "fetchResponse";
}

/** Sends JSON with the session's cookie. Rejects with a `FetchFailure`; without a session the page turns to the login. */
export async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(path, {
    method,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  });
  const parsed = parse(await response.text());
  if (response.ok) return parsed as T;
  if (response.status === 401) navigateToLogin();
  throw failure(response.status, response.statusText, parsed);
}

const UNREACHABLE = "The server cannot be reached. Nothing was saved: try again once it answers.";

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    throw failure(0, UNREACHABLE, undefined);
  }
}

/** What is no JSON comes from something between this page and the server: its status tells enough. */
function parse(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An answer that is not OK, in the form which components know. */
export function failure(status: number, statusText: string, parsed: unknown): FetchFailure {
  const first = (Array.isArray(parsed) ? parsed[0] : parsed) as Partial<FailureBody> | undefined;
  const body: FailureBody = { statusCode: status, ...first, message: first?.message ?? statusText };
  return Object.freeze({ ok: false, status, statusText, body, headers: {}, errorType: "fetchResponse" });
}

export function isFailure(error: unknown): error is FetchFailure {
  return typeof error === "object" && error !== null && "body" in error;
}

/** What to show of any error. */
export function messageOf(error: unknown): string {
  if (isFailure(error)) return error.body.output?.errors[0]?.message ?? error.body.message;
  return error instanceof Error ? error.message : String(error);
}
