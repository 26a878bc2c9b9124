/** What a request needs to come in: a new connection, its data, and the answer each take a round of the event loop. */
const ROUNDS = 3;

/** Lets the requests that wait be answered before long work goes on. */
export async function turnForOthers(): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) await new Promise((resolve) => setImmediate(resolve));
}
