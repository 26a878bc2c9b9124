import type { FastifyInstance } from "fastify";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { gunzip, inflate, type InputType, type ZlibOptions } from "node:zlib";
import { OrgError } from "../../errors.ts";
import { malformed } from "../errors.ts";

type Decoder = (encoded: InputType, options: ZlibOptions) => Promise<Buffer>;

const DECODERS: Readonly<Record<string, Decoder>> = { gzip: promisify(gunzip), deflate: promisify(inflate) };

/**
 * Takes compressed bodies: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_rest_compression.htm
 * The limit of a body holds for what comes out of it too, so that a small one cannot become a large one.
 */
export function decodeBodies(app: FastifyInstance): void {
  app.addHook("preParsing", async (request, _reply, payload) => {
    const encoding = request.headers["content-encoding"]?.trim().toLowerCase() ?? "";
    if (encoding === "" || encoding === "identity") return payload;
    const decode = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding] : undefined;
    if (decode === undefined)
      throw new OrgError("UNSUPPORTED_MEDIA_TYPE", `The content encoding ${encoding} is not supported`);
    const limit = request.routeOptions.bodyLimit;
    const encoded = await bytesOf(payload, limit);
    const body = Readable.from(await decoded(decode, encoded, limit));
    return Object.assign(body, { receivedEncodedLength: encoded.length });
  });
}

async function bytesOf(payload: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of payload) {
      length += chunk.length;
      if (length > limit) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof OrgError ? error : malformed("The body did not come in whole");
  }
  return Buffer.concat(chunks);
}

async function decoded(decode: Decoder, encoded: Buffer, limit: number): Promise<Buffer> {
  try {
    return await decode(encoded, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw malformed("The body is not encoded as its content encoding says");
  }
}

function tooLarge(): OrgError {
  return new OrgError("REQUEST_TOO_LARGE", "The request body is too large");
}
