import { failure, isFailure } from "./http.ts";

/**
 * What one of several things that were asked for at once got; its errors where the status is one of an error:
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_batch_results.htm
 */
export interface BatchResult<T> {
  statusCode: number;
  result: T;
}

export interface BatchResults<T> {
  results: BatchResult<T>[];
}

/**
 * Joins what is asked for in the same tick: `send` gets each key once, `most` of them in one call, and answers them in their order. Each fails
 * for itself.
 */
export function inBatches<T>(most: number, send: (keys: string[]) => Promise<T>[]): (key: string) => Promise<T> {
  let waiting = new Map<string, PromiseWithResolvers<T>>();
  const sendWaiting = (): void => {
    const all = [...waiting];
    waiting = new Map();
    for (let from = 0; from < all.length; from += most) {
      const batch = all.slice(from, from + most);
      const answers = send(batch.map(([key]) => key));
      batch.forEach(([, { resolve }], index) => resolve(answers[index] as Promise<T>));
    }
  };
  return (key) => {
    if (waiting.size === 0) setTimeout(sendWaiting);
    const asked = waiting.get(key) ?? Promise.withResolvers<T>();
    waiting.set(key, asked);
    return asked.promise;
  };
}

/** The parts of a batch's answer, by their number; a part that failed rejects as a request of its own would. */
export function partsOf<T>(count: number, batch: Promise<BatchResults<T>>): Promise<T>[] {
  return Array.from({ length: count }, async (_, index) => {
    const part = (await batch).results[index];
    if (part === undefined || part.statusCode >= 400) throw failure(part?.statusCode ?? 0, "", part?.result);
    return part.result;
  });
}

/** Several answers as the result of a batch. */
export async function toBatch<T>(answers: readonly Promise<T>[]): Promise<BatchResults<unknown>> {
  const results = answers.map((answer) =>
    answer.then(
      (result) => ({ statusCode: 200, result }),
      (error: unknown) => {
        if (!isFailure(error)) throw error;
        return { statusCode: error.status, result: [error.body] };
      }
    )
  );
  return { results: await Promise.all(results) };
}
