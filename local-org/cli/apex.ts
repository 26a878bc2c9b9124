import { readFileSync } from "node:fs";
import { join } from "node:path";
import { debugLogText } from "../api/tooling/debugLog.ts";
import { runAnonymous } from "../api/tooling/executeAnonymous.ts";
import { OrgError } from "../errors.ts";
import { orgSources } from "../deploy/orgSources.ts";
import { hasData, openOrg, type OpenedOrg } from "../openOrg.ts";
import { runningServer, type RunningServer } from "../server/runningServer.ts";
import { readConfig } from "../setup/config.ts";
import { runOnServer } from "./remoteApex.ts";

export interface ApexFlags {
  project: string;
  data?: string;
  user?: string;
}

/** What a run of anonymous Apex came to, wherever it ran. */
interface Outcome {
  success: boolean;
  log: string;
  mistake: string | null;
}

/** Runs a file of anonymous Apex, on the server where one has the data open, and prints its log; false where it fails. */
export async function runApexFile(file: string, flags: ApexFlags): Promise<boolean> {
  const source = readSource(file);
  const server = runningServer(flags.data ?? join(flags.project, ".local-org"));
  const outcome = server === null ? runHere(file, source, flags) : await runThere(server, file, source, flags);
  if (outcome.log !== "") console.log(outcome.log);
  if (outcome.mistake !== null) console.error(outcome.mistake);
  return outcome.success;
}

function runHere(file: string, source: string, flags: ApexFlags): Outcome {
  const dataDir = flags.data ?? join(flags.project, ".local-org");
  const { projectDir, configFor } = orgSources({ projectDir: flags.project, dataDir }, hasData(dataDir));
  const org = openOrg({ projectDir, configFor, dataDir });
  try {
    const user = org.security.user(userId(org, flags.user));
    const { success, log, compiled, line, column, compileProblem, failure } = runAnonymous(org, user.userId, source);
    org.drain();
    if (!compiled) return { success, log: "", mistake: `${file}:${line}:${column}: ${compileProblem}` };
    const exception = failure === null ? null : `${failure.type}: ${failure.message}`;
    return {
      success,
      log: debugLogText(log, user, exception),
      mistake: failure === null ? null : `${exception}\n${failure.stackTrace}`
    };
  } finally {
    org.close();
  }
}

async function runThere(server: RunningServer, file: string, source: string, flags: ApexFlags): Promise<Outcome> {
  const { users, password } = readConfig(flags.project);
  const username = flags.user ?? users[0]?.username ?? "";
  const { result, log } = await runOnServer(server, source, username, password);
  const success = result.success === "true";
  if (result.compiled !== "true")
    return { success, log: "", mistake: `${file}:${result.line}:${result.column}: ${result.compileProblem}` };
  const mistake = success ? null : `${result.exceptionMessage}\n${result.exceptionStackTrace}`;
  return { success, log, mistake };
}

function readSource(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new OrgError("NOT_FOUND", `The file ${file} cannot be read`);
  }
}

function userId(org: OpenedOrg, username: string | undefined): string {
  if (username === undefined) return org.administratorId;
  const [user] = org.store.readWhere(org.schema.requireObject("User"), "Username", [username]);
  if (user === undefined) throw new OrgError("NOT_FOUND", `There is no user ${username}`);
  return String(user["Id"]);
}
