import { isObject } from "../input.ts";

/** A subrequest's answer, to which those behind it may refer. */
export interface CompositeAnswer {
  body: unknown;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string;
}

/** `@{order.id}` that names no answer, or nothing in it. */
export class UnresolvedReference extends Error {}

/** A name that holds another beginning is none: so that a text full of beginnings is read once only. */
const REFERENCE = /@\{([^{}]+)\}/g;

/**
 * Replaces `@{referenceId.path}` in every text of a value by what the named answer holds there:
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite_post.htm
 */
export function substitute(value: unknown, answers: readonly CompositeAnswer[]): unknown {
  if (typeof value === "string") return substituteText(value, answers);
  if (Array.isArray(value)) return value.map((item) => substitute(item, answers));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, substitute(item, answers)]));
}

function substituteText(text: string, answers: readonly CompositeAnswer[]): unknown {
  const whole = /^@\{([^{}]+)\}$/.exec(text)?.[1];
  if (whole !== undefined) return resolve(whole, answers);
  return text.replace(REFERENCE, (_match, path: string) => String(resolve(path, answers)));
}

function resolve(path: string, answers: readonly CompositeAnswer[]): unknown {
  const [referenceId = "", ...steps] = path.replace(/\[(\d+)\]/g, ".$1").split(".");
  const answer = answers.find((candidate) => candidate.referenceId === referenceId);
  if (answer === undefined || answer.httpStatusCode >= 400) throw invalid(path);
  let value: unknown = answer.body;
  for (const step of steps) value = stepInto(value, step, path);
  return value;
}

function stepInto(value: unknown, step: string, path: string): unknown {
  if (Array.isArray(value) && /^\d+$/.test(step)) return value[Number(step)];
  if (isObject(value) && Object.hasOwn(value, step)) return value[step];
  throw invalid(path);
}

function invalid(path: string): UnresolvedReference {
  return new UnresolvedReference(`Invalid reference specified. No value for ${path} found in previous responses`);
}
