import { OrgError } from "../../errors.ts";
import { asArray, asFlag, asObject, asText, isObject, optionalText, type JsonObject } from "../input.ts";
import { type ApiContext, type ApiReply, type ApiRequest, type ApiRoute, errorReply, ok } from "../route.ts";
import { turnForOthers } from "../turns.ts";
import { UnresolvedReference, substitute, type CompositeAnswer } from "./references.ts";

const MOST_SUBREQUESTS = 25;

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm */
export const compositeRoutes: ApiRoute[] = [
  { method: "POST", path: "/composite", handle: composite, handleInTurns: compositeInTurns },
  { method: "POST", path: "/composite/batch", handle: batch, handleInTurns: batchInTurns }
];

class Undo extends Error {}

function composite(context: ApiContext, request: ApiRequest): ApiReply {
  const { subrequests, allOrNone } = readComposite(request);
  return ok({ compositeResponse: runAll(context, request, subrequests, allOrNone) });
}

/** Lets others pass between two subrequests, which are one transaction only where all or none are wanted. */
async function compositeInTurns(context: ApiContext, request: ApiRequest): Promise<ApiReply> {
  const { subrequests, allOrNone } = readComposite(request);
  if (allOrNone) return composite(context, request);
  const compositeResponse: CompositeAnswer[] = [];
  for (const subrequest of subrequests) {
    compositeResponse.push(runOne(context, request, subrequest, compositeResponse));
    await turnForOthers();
  }
  return ok({ compositeResponse });
}

function readComposite(request: ApiRequest): { subrequests: JsonObject[]; allOrNone: boolean } {
  const body = asObject(request.body);
  const items = asArray(body["compositeRequest"], "compositeRequest");
  const subrequests = items.map((item) => asObject(item, "A subrequest"));
  refuseTooMany(subrequests);
  refuseDuplicates(subrequests);
  return { subrequests, allOrNone: asFlag(body["allOrNone"]) };
}

/** Runs subrequests in their order, each with the answers of those before it; all or none of them where wanted. */
export function runAll(
  context: ApiContext,
  request: ApiRequest,
  subrequests: readonly JsonObject[],
  allOrNone: boolean
): CompositeAnswer[] {
  const answers: CompositeAnswer[] = [];
  const run = (): void => {
    for (const subrequest of subrequests) {
      const answer = runOne(context, request, subrequest, answers);
      answers.push(answer);
      if (allOrNone && answer.httpStatusCode >= 400) throw new Undo();
    }
  };
  if (!allOrNone) {
    run();
    return answers;
  }
  try {
    context.org.transact(request.user.userId, run);
    return answers;
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
    return haltAll(subrequests, answers);
  }
}

function runOne(
  context: ApiContext,
  request: ApiRequest,
  subrequest: JsonObject,
  before: readonly CompositeAnswer[]
): CompositeAnswer {
  const referenceId = asText(subrequest["referenceId"], "referenceId");
  const answer = callReferring(context, request, subrequest, before);
  return { body: answer.body ?? null, httpHeaders: answer.headers ?? {}, httpStatusCode: answer.status, referenceId };
}

function callReferring(
  context: ApiContext,
  request: ApiRequest,
  subrequest: JsonObject,
  before: readonly CompositeAnswer[]
): ApiReply {
  try {
    return context.call({
      method: asText(subrequest["method"], "method").toUpperCase(),
      url: String(substitute(asText(subrequest["url"], "url"), before)),
      headers: { ...request.headers, ...textHeaders(subrequest["httpHeaders"]) },
      body: substitute(subrequest["body"], before),
      user: request.user
    });
  } catch (error) {
    if (error instanceof UnresolvedReference)
      return errorReply([{ statusCode: "PROCESSING_HALTED", message: error.message, fields: [] }]);
    throw error;
  }
}

/** The answers of subrequests that were rolled back, or not run: only what failed says why. */
export function haltAll(subrequests: readonly JsonObject[], answers: readonly CompositeAnswer[]): CompositeAnswer[] {
  const halted = errorReply([
    {
      statusCode: "PROCESSING_HALTED",
      message: "The transaction was rolled back since another operation in the same transaction failed.",
      fields: []
    }
  ]);
  return subrequests.map((subrequest, index) => {
    const answer = answers[index];
    if (answer !== undefined && answer.httpStatusCode >= 400) return answer;
    const referenceId = asText(subrequest["referenceId"], "referenceId");
    return { body: halted.body, httpHeaders: {}, httpStatusCode: halted.status, referenceId };
  });
}

function batch(context: ApiContext, request: ApiRequest): ApiReply {
  return batchReply([...batchResults(context, request)]);
}

async function batchInTurns(context: ApiContext, request: ApiRequest): Promise<ApiReply> {
  const results: BatchResult[] = [];
  for (const result of batchResults(context, request)) {
    results.push(result);
    await turnForOthers();
  }
  return batchReply(results);
}

interface BatchResult {
  statusCode: number;
  result: unknown;
}

/** Runs a subrequest with each step. */
function* batchResults(context: ApiContext, request: ApiRequest): Generator<BatchResult, void, void> {
  const body = asObject(request.body);
  const subrequests = asArray(body["batchRequests"], "batchRequests").map((item) => asObject(item, "A subrequest"));
  refuseTooMany(subrequests);
  const haltOnError = asFlag(body["haltOnError"]);
  let failed = false;
  for (const subrequest of subrequests) {
    const result: BatchResult = haltOnError && failed ? HALTED : batchItem(context, request, subrequest);
    failed ||= result.statusCode >= 400;
    yield result;
  }
}

function batchReply(results: readonly BatchResult[]): ApiReply {
  return ok({ hasErrors: results.some(({ statusCode }) => statusCode >= 400), results });
}

const HALTED = {
  statusCode: 412,
  result: [{ errorCode: "BATCH_PROCESSING_HALTED", message: "Batch processing halted per request" }]
};

function batchItem(context: ApiContext, request: ApiRequest, subrequest: JsonObject): BatchResult {
  const url = asText(subrequest["url"], "url");
  const answer = context.call({
    method: (optionalText(subrequest["method"], "method") ?? "GET").toUpperCase(),
    url: url.startsWith("/") ? url : `/services/data/${url}`,
    headers: request.headers,
    body: subrequest["richInput"],
    user: request.user
  });
  return { statusCode: answer.status, result: answer.body ?? null };
}

function refuseTooMany(subrequests: readonly unknown[]): void {
  if (subrequests.length === 0) throw new OrgError("INVALID_INPUT", "At least one subrequest is required");
  if (subrequests.length > MOST_SUBREQUESTS) {
    throw new OrgError("LIMIT_EXCEEDED", `The request cannot have more than ${MOST_SUBREQUESTS} subrequests`);
  }
}

/** Throws INVALID_INPUT where two subrequests have the same reference id: which of them others refer to would be open. */
export function refuseDuplicates(subrequests: readonly JsonObject[]): void {
  const ids = subrequests.map((subrequest) => asText(subrequest["referenceId"], "referenceId"));
  const duplicate = ids.find((id, index) => ids.indexOf(id) < index);
  if (duplicate !== undefined) throw new OrgError("INVALID_INPUT", `Duplicate referenceId: ${duplicate}`);
}

function textHeaders(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, header]) => [name.toLowerCase(), String(header)]));
}
