import { failure, request } from "./http.ts";
import { refreshWire, WireAdapter, type DataCallback } from "./wireAdapter.ts";

type Parameters = Record<string, unknown>;

const cache = new Map<string, Promise<unknown>>();

async function invoke(className: string, method: string, params: Parameters): Promise<unknown> {
  return deepFreeze(await request<unknown>("POST", "/local/apex", { className, method, params }));
}

/** Answers of cacheable methods are shared by all wires of the same parameters, until one of them is refreshed. */
function cached(className: string, method: string, params: Parameters, again: boolean): Promise<unknown> {
  const key = JSON.stringify([className, method, params]);
  const known = cache.get(key);
  if (known !== undefined && !again) return known;
  const answer = invoke(className, method, params);
  cache.set(key, answer);
  answer.catch(() => cache.delete(key));
  return answer;
}

/** What `@salesforce/apex/Class.method` exports: a function, and a wire adapter in one. */
export function apexMethod(className: string, method: string): object {
  class ApexWire extends WireAdapter<Parameters, unknown> {
    protected override ready(config: Parameters): boolean {
      return Object.values(config).every((value) => value !== undefined);
    }
    protected override load(config: Parameters, again: boolean): Promise<unknown> {
      return cached(className, method, config, again);
    }
  }
  const call = (params: Parameters = {}): Promise<unknown> => {
    if (params instanceof Event) return Promise.reject(failure(400, "Bad Request", { message: "Apex takes no event" }));
    return invoke(className, method, params);
  };
  return Object.assign(call, { adapter: ApexWire });
}

/** https://developer.salesforce.com/docs/platform/lwc/guide/apex-result-caching.html */
export async function refreshApex(value: object): Promise<unknown> {
  return refreshWire(value);
}

/** The value of a field of an sObject that Apex returned, by the reference that `@salesforce/schema` exports. */
export function getSObjectValue(record: Parameters, field: string | { fieldApiName: string }): unknown {
  const path = typeof field === "string" ? field.split(".").slice(1) : field.fieldApiName.split(".");
  return path.reduce<unknown>((value, name) => (value as Parameters | undefined)?.[name], record);
}

export function forgetApexResults(): void {
  cache.clear();
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

export type { DataCallback };
