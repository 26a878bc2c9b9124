import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from "node:worker_threads";

export interface Outgoing {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Uint8Array;
  /** Milliseconds until the whole answer must be there. */
  timeout: number;
  /** A longer body is refused. */
  maxBytes: number;
}

export type Exchanged =
  | {
      failed: false;
      statusCode: number;
      status: string;
      headers: (readonly [name: string, value: string])[];
      body: Uint8Array;
    }
  /** `code` is Node's (`ECONNREFUSED`), or `ETIMEDOUT`, or `ETOOLARGE`. */
  | { failed: true; code: string; message: string };

interface Line {
  port: MessagePort;
  signal: Int32Array<SharedArrayBuffer>;
}

/** Beyond the request's own timeout, for the thread to start and to report. */
const GRACE = 10_000;

let line: Line | null = null;

/** Sends one HTTP request and waits for its answer: this thread sleeps meanwhile, a thread of its own does the talking. */
export function exchange(outgoing: Outgoing): Exchanged {
  line ??= openLine();
  const { port, signal } = line;
  Atomics.store(signal, 0, 0);
  port.postMessage(outgoing);
  const woken = Atomics.wait(signal, 0, 0, outgoing.timeout + GRACE);
  const answer = receiveMessageOnPort(port)?.message as Exchanged | undefined;
  if (woken !== "timed-out" && answer !== undefined) return answer;
  line = null;
  return { failed: true, code: "ETIMEDOUT", message: "Read timed out" };
}

/** The thread lives as long as the process and does not keep it alive. */
function openLine(): Line {
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL("./calloutWorker.ts", import.meta.url), {
    workerData: { port: port2, signal },
    transferList: [port2]
  });
  worker.unref();
  port1.unref();
  return { port: port1, signal };
}
