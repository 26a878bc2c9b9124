import { ok, type ApiReply } from "../route.ts";
import { uiApiError } from "./errors.ts";

/**
 * The answers for several things that were asked for at once, in their order; each may fail by itself:
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_batch_results.htm
 */
export function batchReply<Item>(items: readonly Item[], answer: (item: Item) => ApiReply): ApiReply {
  const results = items.map((item) => {
    const { body, status } = settled(() => answer(item));
    return { result: body, statusCode: status };
  });
  return ok({ hasErrors: results.some(({ statusCode }) => statusCode >= 400), results });
}

function settled(answer: () => ApiReply): ApiReply {
  try {
    return answer();
  } catch (error) {
    return uiApiError(error);
  }
}
