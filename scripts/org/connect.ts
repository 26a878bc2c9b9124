import { Connection } from "jsforce";
import { errorText } from "./errors.ts";
import * as messages from "./messages.ts";

const LOCAL_ORG = "http://localhost:4200";
const LOCAL_ADMIN = { username: "admin@example.com", password: "local" };
const API_VERSION = "62.0";

type Environment = Readonly<Record<string, string | undefined>>;

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
export async function connect(org: string | undefined, environment: Environment = process.env): Promise<Connection> {
  const target = org ?? environment["SF_LOGIN_URL"] ?? LOCAL_ORG;
  return URL.canParse(target) && /^https?:/i.test(target)
    ? await connectToUrl(target, environment)
    : await connectToStoredOrg(target);
}

async function connectToUrl(url: string, environment: Environment): Promise<Connection> {
  const token = environment["SF_ACCESS_TOKEN"];
  return token ? await connectWithToken(url, token) : await connectWithPassword(url, environment);
}

/** Asks for the user's identity, which a token that has expired does not get. */
async function connectWithToken(instanceUrl: string, accessToken: string): Promise<Connection> {
  const connection = new Connection({ instanceUrl, accessToken, version: API_VERSION });
  try {
    await connection.identity();
  } catch (error) {
    throw new ConnectError(withHint(messages.cannotUseToken(instanceUrl, errorText(error)), instanceUrl));
  }
  return connection;
}

async function connectWithPassword(loginUrl: string, environment: Environment): Promise<Connection> {
  const connection = new Connection({ loginUrl, version: API_VERSION });
  const { username, password } = credentials(loginUrl, environment);
  try {
    await connection.login(username, password);
  } catch (error) {
    throw new ConnectError(withHint(messages.cannotLogIn(loginUrl, username, errorText(error)), loginUrl));
  }
  return connection;
}

function credentials(url: string, environment: Environment): { username: string; password: string } {
  const { SF_USERNAME: username, SF_PASSWORD: password } = environment;
  if (username && password) {
    return { username, password };
  }
  if (isLocal(url)) {
    return LOCAL_ADMIN;
  }
  throw new ConnectError(messages.credentialsMissing(url));
}

async function connectToStoredOrg(aliasOrUsername: string): Promise<Connection> {
  try {
    // Loaded only where it is needed, because it takes longer than seeding a few deals.
    const { Org } = await import("@salesforce/core");
    const stored = await Org.create({ aliasOrUsername });
    await stored.refreshAuth();
    const { instanceUrl, accessToken } = stored.getConnection();
    return new Connection({ instanceUrl, accessToken: accessToken ?? "", version: API_VERSION });
  } catch (error) {
    throw new ConnectError(messages.storedOrgFailed(aliasOrUsername, errorText(error)));
  }
}

function isLocal(url: string): boolean {
  return ["localhost", "127.0.0.1"].includes(new URL(url).hostname);
}

function withHint(message: string, url: string): string {
  return isLocal(url) ? `${message}. ${messages.localOrgHint()}` : message;
}
