import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";

interface ClientError extends Error {
  code?: string;
}

interface Refusal {
  status: number;
  errorCode: string;
  message: string;
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm */
const TOO_LONG: Refusal = {
  status: 431,
  errorCode: "REQUEST_HEADER_FIELDS_TOO_LARGE",
  message: "The combined length of the URI and headers exceeds the 16,384-byte limit."
};
const TOO_SLOW: Refusal = { status: 408, errorCode: "REQUEST_TIMEOUT", message: "The request did not come in whole" };
const NO_HTTP: Refusal = { status: 400, errorCode: "MALFORMED_REQUEST", message: "The request is no valid HTTP" };

const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: TOO_LONG,
  ERR_HTTP_REQUEST_TIMEOUT: TOO_SLOW
};

/** Answers what Node itself could not read as a request, in the form of the REST API. */
export function answerClientError(error: ClientError, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const { status, errorCode, message } = REFUSALS[error.code ?? ""] ?? NO_HTTP;
  const body = JSON.stringify([{ message, errorCode }]);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
      "Content-Type: application/json;charset=UTF-8",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Connection: close",
      "",
      body
    ].join("\r\n")
  );
}
