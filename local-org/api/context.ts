import type { LocalOrg } from "../org.ts";
import { answer } from "./answer.ts";
import { malformed } from "./errors.ts";
import { QueryLocators } from "./queryLocators.ts";
import { Channels } from "./streaming/channels.ts";
import { tracedOrg } from "./tooling/apexLogs.ts";
import { CoverageTable } from "./tooling/coverage.ts";
import { isTraced } from "./tooling/traceTables.ts";
import type { ApiContext, ApiReply, Subrequest } from "./route.ts";

/** What all calls of one server share. */
export function createContext(org: LocalOrg): ApiContext {
  const channels = new Channels();
  const context: ApiContext = {
    org: tracedOrg(org, {
      isTraced: (userId) => isTraced(context, userId),
      onLog: (logId) => channels.publishChange("Logging", "created", logId)
    }),
    locators: new QueryLocators(),
    coverage: new CoverageTable(),
    channels,
    toolingRows: new Map(),
    call: (subrequest) => callResource(context, subrequest)
  };
  return context;
}

function callResource(context: ApiContext, { url, ...subrequest }: Subrequest): ApiReply {
  const { pathname, searchParams } = parseUrl(url);
  const [, version, path = "/"] = /^\/services\/data\/v(\d+\.\d)(\/.*)?$/.exec(pathname) ?? [];
  return answer(context, { ...subrequest, version: version ?? "", path, query: Object.fromEntries(searchParams) });
}

function parseUrl(url: string): URL {
  try {
    return new URL(url, "http://localhost");
  } catch {
    throw malformed(`The url ${url} is invalid`);
  }
}
