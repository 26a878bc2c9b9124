import type { OrgErrorDetail } from "../errors.ts";
import type { LocalOrg } from "../org.ts";
import type { UserContext } from "../security/types.ts";
import { httpStatus, restError } from "./errors.ts";
import type { QueryLocators } from "./queryLocators.ts";
import type { Channels } from "./streaming/channels.ts";
import type { CoverageTable } from "./tooling/coverage.ts";
import type { ToolingRows } from "./tooling/toolingRows.ts";

/** A call of the API, freed of HTTP, so that composite requests can make it too. */
export interface ApiRequest {
  method: string;
  /** `62.0` */
  version: string;
  /** The `:name` parts of the route's path; `*` is the rest. */
  params: Record<string, string>;
  query: Record<string, string>;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** The parsed JSON; undefined where there was none. */
  body: unknown;
  user: UserContext;
}

export interface ApiReply {
  status: number;
  /** Becomes JSON; absent for an empty answer. */
  body?: unknown;
  /** Plain text instead of JSON. */
  text?: string;
  /** Bytes instead of JSON. */
  bytes?: Buffer;
  headers?: Record<string, string>;
}

/** What every call of the API stands on. */
export interface ApiContext {
  org: LocalOrg;
  locators: QueryLocators;
  coverage: CoverageTable;
  channels: Channels;
  toolingRows: ToolingRows;
  /** Runs another call of the API in this very turn. `url` is an absolute path such as `/services/data/v62.0/limits`. */
  call(subrequest: Subrequest): ApiReply;
}

/** A call inside of a composite request. */
export interface Subrequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
  user: UserContext;
}

/** Answers one call. Throws `OrgError`s, which become error answers. */
export type ApiHandler = (context: ApiContext, request: ApiRequest) => ApiReply;

/** Answers one call over several turns of the event loop, so that other requests are answered meanwhile. */
export type ApiHandlerInTurns = (context: ApiContext, request: ApiRequest) => Promise<ApiReply>;

/** A resource below `/services/data/vXX.X`. */
export interface ApiRoute {
  method: "GET" | "HEAD" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Such as `/sobjects/:object/:id`. */
  path: string;
  handle: ApiHandler;
  /** For what takes long: takes the place of `handle`, but for calls inside of composite requests. */
  handleInTurns?: ApiHandlerInTurns;
}

/** 200 with a body. */
export function ok(body: unknown): ApiReply {
  return { status: 200, body };
}

/** 201 with a body. */
export function created(body: unknown): ApiReply {
  return { status: 201, body };
}

/** 204: done, nothing to say. */
export const NO_CONTENT: ApiReply = { status: 204 };

/** The REST API's answer to errors: an array of them. */
export function errorReply(details: readonly OrgErrorDetail[]): ApiReply {
  return { status: httpStatus(details[0]?.statusCode ?? "UNKNOWN_EXCEPTION"), body: details.map(restError) };
}
