import assert from "node:assert/strict";
import { test } from "node:test";
import type { SaveResult } from "../orgApi.ts";
import { inBatches, writeRecords } from "../writeRecords.ts";
import { apiError } from "./fakeOrg.ts";

const saved = (id: number): SaveResult => ({ id: String(id), created: true, errors: [] });
const refused = (statusCode: string): SaveResult => ({
  id: null,
  created: false,
  errors: [{ statusCode, message: "no" }]
});

/** Notes how long it would have waited. */
function patience(): { waited: number[]; wait: (milliseconds: number) => Promise<void> } {
  const waited: number[] = [];
  return { waited, wait: async (milliseconds) => void waited.push(milliseconds) };
}

test("sends 200 records at a time and keeps their order", async () => {
  const sizes: number[] = [];
  const results = await writeRecords(
    Array.from({ length: 450 }, (_, index) => index),
    async (batch) => {
      sizes.push(batch.length);
      return batch.map(saved);
    }
  );
  assert.deepEqual(sizes, [200, 200, 50]);
  assert.deepEqual([results[0]?.id, results[449]?.id], ["0", "449"]);
});

test("sends only locked records again", async () => {
  const { waited, wait } = patience();
  const sent: number[][] = [];
  const results = await writeRecords(
    [1, 2, 3],
    async (batch) => {
      sent.push([...batch]);
      return batch.map((record) => (record === 2 && sent.length < 3 ? refused("UNABLE_TO_LOCK_ROW") : saved(record)));
    },
    { wait }
  );
  assert.deepEqual(sent, [[1, 2, 3], [2], [2]]);
  assert.deepEqual(
    results.map(({ id }) => id),
    ["1", "2", "3"]
  );
  assert.equal(waited.length, 2);
});

test("sends a request again after the connection broke", async () => {
  const { waited, wait } = patience();
  let attempts = 0;
  const send = async (batch: readonly number[]): Promise<SaveResult[]> => {
    attempts++;
    if (attempts === 1) {
      throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
    }
    return batch.map(saved);
  };
  const [result] = await writeRecords([7], send, { wait });
  assert.deepEqual([result?.id, attempts, waited.length], ["7", 2, 1]);
});

test("gives up after a few times and tells why", async () => {
  const { waited, wait } = patience();
  const send = async (): Promise<SaveResult[]> => {
    throw apiError("ERROR_HTTP_503", "Service Unavailable");
  };
  const results = await writeRecords([1, 2], send, { wait });
  assert.equal(waited.length, 3);
  assert.deepEqual(
    results.map(({ errors }) => errors),
    [1, 2].map(() => [{ statusCode: "SERVER_UNAVAILABLE", message: "Service Unavailable" }])
  );
});

test("does not repeat what the org refused for good", async () => {
  const { waited, wait } = patience();
  const [result] = await writeRecords([1], async () => [refused("REQUIRED_FIELD_MISSING")], { wait });
  assert.deepEqual([result?.errors[0]?.statusCode, waited], ["REQUIRED_FIELD_MISSING", []]);
});

test("counts a missing answer as a failure", async () => {
  const [result] = await writeRecords([1], async () => []);
  assert.equal(result?.errors.length, 1);
});

test("cuts nothing into no batches", () => {
  assert.deepEqual(inBatches([], 200), []);
});
