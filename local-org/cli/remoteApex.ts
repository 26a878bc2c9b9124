import { OrgError } from "../errors.ts";
import type { RunningServer } from "../server/runningServer.ts";

interface RemoteResult {
  compiled: boolean;
  compileProblem: string | null;
  line: number;
  column: number;
  success: boolean;
  exceptionMessage: string | null;
  exceptionStackTrace: string | null;
}

/** Runs anonymous Apex on the server that has the data open: two processes must not hand out the same ids. */
export async function runOnServer(
  server: RunningServer,
  source: string,
  username: string,
  password: string
): Promise<RemoteResult> {
  const base = `http://localhost:${server.port}`;
  const token = await logIn(base, username, password);
  const parameters = new URLSearchParams({ anonymousBody: source });
  const url = `${base}/services/data/v62.0/tooling/executeAnonymous/?${parameters}`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const body: unknown = await response.json();
  if (response.ok) return body as RemoteResult;
  const [error] = body as { errorCode: string; message: string }[];
  throw new OrgError(error?.errorCode ?? "UNKNOWN_EXCEPTION", error?.message ?? response.statusText);
}

async function logIn(base: string, username: string, password: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: "password", username, password });
  const response = await fetch(`${base}/services/oauth2/token`, { method: "POST", body });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (answer.access_token !== undefined) return answer.access_token;
  throw new OrgError("INVALID_LOGIN", answer.error_description ?? "The login failed");
}
