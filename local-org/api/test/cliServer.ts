import { execFile } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenedOrg } from "../../openOrg.ts";
import { startBlankServer } from "./blankServer.ts";
import { ADMIN, BOOKSHOP, PASSWORD } from "./testServer.ts";

export const SALESFORCE_CLI = join(import.meta.dirname, "../../../node_modules/@salesforce/cli/bin/run.js");
const WITHOUT_COMPONENTS = /[\\/](lwc|aura|flexipages)([\\/]|$)/;

export interface CliAnswer {
  status: number;
  result: unknown;
  message?: string;
}

/** A blank org on a free port, and the Salesforce CLI logged in to it, with a home of its own. */
export interface CliServer {
  url: string;
  /** The session with which the CLI works. */
  token: string;
  org: OpenedOrg;
  /** A folder for files, in which the CLI runs: a project with the bookshop's sources, but for its components. */
  dir: string;
  /** Runs a command with `--json`. */
  sf(...words: string[]): Promise<CliAnswer>;
  close(): Promise<void>;
}

export async function startCliServer(): Promise<CliServer> {
  const blank = await startBlankServer();
  const { url, home } = blank;
  const dir = join(home, "project");
  mkdirSync(dir);
  cpSync(BOOKSHOP, dir, { recursive: true, filter: (path) => !WITHOUT_COMPONENTS.test(path.slice(BOOKSHOP.length)) });
  const token = await accessToken(url);
  const environment = { ...cliEnvironment(home), SF_ACCESS_TOKEN: token };
  const sf = (...words: string[]): Promise<CliAnswer> => run(words, dir, environment);
  await sf("org", "login", "access-token", "--instance-url", url, "--no-prompt", "--set-default");
  return { url, token, org: blank.org, dir, sf, close: blank.close };
}

/** Writes a file into the folder in which the CLI runs. */
export function writeInput(server: CliServer, name: string, content: string): string {
  const path = join(server.dir, name);
  writeFileSync(path, content);
  return path;
}

function cliEnvironment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    HOME: home,
    SF_DATA_DIR: join(home, "data"),
    SF_CONFIG_DIR: join(home, "config"),
    SF_CACHE_DIR: join(home, "sf-cache"),
    SF_DISABLE_TELEMETRY: "true",
    SF_AUTOUPDATE_DISABLE: "true",
    SF_SKIP_NEW_VERSION_CHECK: "true",
    SF_USE_GENERIC_UNIX_KEYCHAIN: "true"
  };
}

async function accessToken(url: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: "password", client_id: "sf", username: ADMIN, password: PASSWORD });
  const response = await fetch(`${url}/services/oauth2/token`, { method: "POST", body });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

function run(words: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<CliAnswer> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env, timeout: 60_000, maxBuffer: 20_000_000 };
    execFile(process.execPath, [SALESFORCE_CLI, ...words, "--json"], options, (error, stdout) => {
      try {
        resolve(JSON.parse(stdout) as CliAnswer);
      } catch {
        reject(error ?? new Error(`sf ${words.join(" ")} printed no JSON: ${stdout}`));
      }
    });
  });
}
