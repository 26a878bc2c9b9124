import { AuthInfo, Org, StateAggregator } from "@salesforce/core";
import { Connection } from "jsforce";

const LOCAL_ORG = "http://localhost:4200";
const LOCAL_ADMIN = { username: "admin@example.com", password: "local" };
const API_VERSION = "62.0";

/** The org could not be logged in to; the message says what to do. */
export class ConnectError extends Error {}

/**
 * Logs in.
 *
 * - an alias or user name: with what the Salesforce CLI stored (`sf org login web`)
 * - a URL: with `SF_ACCESS_TOKEN`, or `SF_USERNAME` and `SF_PASSWORD` (password and security token together)
 * - nothing: the org of `SF_LOGIN_URL` where that is set, else the local org with its sample administrator
 *
 * @throws ConnectError where none of these leads in
 */
export async function connect(org: string | undefined, environment = process.env): Promise<Connection> {
  const target = org ?? environment.SF_LOGIN_URL ?? LOCAL_ORG;
  return isUrl(target) ? await connectToUrl(target, environment) : await connectToStoredOrg(target);
}

function isUrl(target: string): boolean {
  return /^https?:\/\//i.test(target);
}

async function connectToUrl(url: string, environment: NodeJS.ProcessEnv): Promise<Connection> {
  if (environment.SF_ACCESS_TOKEN) {
    return new Connection({ instanceUrl: url, accessToken: environment.SF_ACCESS_TOKEN, version: API_VERSION });
  }
  const connection = new Connection({ loginUrl: url, version: API_VERSION });
  const { username, password } = credentials(url, environment);
  try {
    await connection.login(username, password);
  } catch (error) {
    throw new ConnectError(`${url} did not let ${username} in: ${reason(error)}${hint(url)}`);
  }
  return connection;
}

function credentials(url: string, environment: NodeJS.ProcessEnv): { username: string; password: string } {
  const { SF_USERNAME: username, SF_PASSWORD: password } = environment;
  if (username && password) {
    return { username, password };
  }
  if (isLocal(url)) {
    return LOCAL_ADMIN;
  }
  throw new ConnectError(
    `To log in to ${url}, set SF_USERNAME and SF_PASSWORD, or SF_ACCESS_TOKEN; or log in once with "npx sf org login web --alias NAME" and pass --org NAME.`
  );
}

async function connectToStoredOrg(aliasOrUsername: string): Promise<Connection> {
  try {
    const state = await StateAggregator.getInstance();
    const username = state.aliases.resolveUsername(aliasOrUsername);
    const stored = await Org.create({ aliasOrUsername: username });
    await stored.refreshAuth();
    const { instanceUrl, accessToken } = (await AuthInfo.create({ username })).getFields(true);
    return new Connection({ instanceUrl, accessToken, version: API_VERSION });
  } catch (error) {
    throw new ConnectError(
      `The Salesforce CLI could not log in to "${aliasOrUsername}": ${reason(error)} Log in with "npx sf org login web --alias ${aliasOrUsername}", or pass a URL.`
    );
  }
}

function isLocal(url: string): boolean {
  return ["localhost", "127.0.0.1"].includes(new URL(url).hostname);
}

function hint(url: string): string {
  return isLocal(url) ? " Is the local org running (npm start)?" : "";
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) {
    return reason(error.errors[0]);
  }
  return error instanceof Error ? error.message : String(error);
}
