import type { FastifyInstance } from "fastify";
import { OrgError } from "../../errors.ts";
import { malformed } from "../errors.ts";

/** Largest JSON and XML body, in bytes. */
export const BODY_LIMIT = 6 * 1024 * 1024;

/** Largest upload (CSV, zip), in bytes. */
export const UPLOAD_LIMIT = 50 * 1024 * 1024;

/** Reads JSON bodies, with the platform's error for what is none. */
export function parseJsonBodies(app: FastifyInstance): void {
  app.removeContentTypeParser(["application/json", "text/plain"]);
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    try {
      done(null, parseJson(String(body)));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** Keeps XML bodies as text. */
export function keepXmlBodies(app: FastifyInstance, bodyLimit = BODY_LIMIT): void {
  const types = ["text/xml", "application/soap+xml"];
  app.addContentTypeParser(types, { parseAs: "string", bodyLimit }, (_request, body, done) => done(null, body));
}

/** Keeps CSV uploads as text. */
export function keepCsvBodies(app: FastifyInstance): void {
  app.addContentTypeParser("text/csv", { parseAs: "string", bodyLimit: UPLOAD_LIMIT }, (_request, body, done) =>
    done(null, body)
  );
}

/** Keeps every body as bytes, whatever its type. */
export function keepRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
}

function parseJson(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw malformed(error instanceof SyntaxError ? error.message : "The body is no JSON");
  }
}

/** Fastify's own refusals, in Salesforce's terms; null where the error is none of them. */
export function bodyError(error: { code?: string; statusCode?: number; message: string }): OrgError | null {
  if (error.code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") {
    return new OrgError("UNSUPPORTED_MEDIA_TYPE", "Content type of the request is not supported");
  }
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return new OrgError("REQUEST_TOO_LARGE", "The request body is too large");
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return malformed(error.message);
  return null;
}
