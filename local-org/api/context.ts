import { OrgError } from "../errors.ts";
import type { LocalOrg } from "../org.ts";
import { answer } from "./answer.ts";
import { malformed, notFound } from "./errors.ts";
import { QueryLocators } from "./queryLocators.ts";
import { Channels } from "./streaming/channels.ts";
import { tracedOrg } from "./tooling/apexLogs.ts";
import { CoverageTable } from "./tooling/coverage.ts";
import { isTraced } from "./tooling/traceTables.ts";
import { type ApiContext, type ApiReply, errorReply, type Subrequest } from "./route.ts";

/** Urls of sub-requests are paths; others than this one lead out of the org. */
const THIS_ORG = "http://localhost";

/** What runs subrequests is none itself, however deep; collections of records are not of this kind. */
const COMPOSITE = /^\/(composite|tooling\/composite)(?!\/sobjects)(\/|$)/i;

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
  const { origin, pathname, searchParams } = parseUrl(url);
  if (origin !== THIS_ORG || !url.startsWith("/")) return errorReply([notFound()]);
  const [, version, path = "/"] = /^\/services\/data\/v(\d+\.\d)(\/.*)?$/.exec(pathname) ?? [];
  if (COMPOSITE.test(path)) return errorReply([new OrgError("INVALID_INPUT", `${path} cannot be a subrequest`)]);
  return answer(context, { ...subrequest, version: version ?? "", path, query: Object.fromEntries(searchParams) });
}

function parseUrl(url: string): URL {
  try {
    return new URL(url, THIS_ORG);
  } catch {
    throw malformed(`The url ${url} is invalid`);
  }
}
