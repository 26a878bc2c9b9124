import type { Random } from "./random.ts";

/** A request that no client should send. */
export interface MalformedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}

/** Makes one of its kind. */
export type Make = (random: Random) => MalformedRequest;

export const DATA = "/services/data/v62.0";
const JSON_TYPE = { "content-type": "application/json" };

export function post(path: string, body: unknown): MalformedRequest {
  return { method: "POST", path, headers: JSON_TYPE, body: typeof body === "string" ? body : JSON.stringify(body) };
}

export function get(path: string, headers: Record<string, string> = {}): MalformedRequest {
  return { method: "GET", path, headers };
}

/** The path with a method that is neither GET nor POST. */
export function other(method: string, path: string, body?: unknown): MalformedRequest {
  return body === undefined ? { method, path, headers: {} } : { ...post(path, body), method };
}
