import * as streaming from "../../../data/streaming.ts";

/** https://developer.salesforce.com/docs/component-library/bundle/lightning-emp-api */
export const { subscribe } = streaming;
export const onError = streaming.onStreamingError;

export async function unsubscribe(
  subscription: streaming.Subscription,
  callback?: (answer: object) => void
): Promise<object> {
  const answer = await streaming.unsubscribe(subscription);
  callback?.(answer);
  return answer;
}

/** The browser's own tools show what is sent. */
export function setDebugFlag(): void {}

export function isEmpEnabled(): Promise<boolean> {
  return Promise.resolve(true);
}
