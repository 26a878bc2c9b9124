import { apiRequests } from "./malformed/apis.ts";
import { queryRequests } from "./malformed/queries.ts";
import { Random } from "./malformed/random.ts";
import type { Make, MalformedRequest } from "./malformed/request.ts";
import { restRequests } from "./malformed/rest.ts";
import { soapRequests } from "./malformed/soap.ts";
import { transportRequests } from "./malformed/transport.ts";

const KINDS: readonly Make[] = [
  ...restRequests,
  ...queryRequests,
  ...apiRequests,
  ...soapRequests,
  ...transportRequests
];

/**
 * Makes as many malformed requests as asked for, of all kinds in turn, the same for the same seed; `authorization` is what a good client sends.
 */
export function malformedRequests(seed: number, count: number, authorization: string): MalformedRequest[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => KINDS[index % KINDS.length]).flatMap((make) => {
    if (make === undefined) return [];
    const { headers, ...request } = make(random);
    return [{ ...request, headers: { authorization, ...headers } }];
  });
}
