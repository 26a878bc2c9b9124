import type { FastifyInstance } from "fastify";
import { malformed } from "../errors.ts";
import { UPLOAD_LIMIT } from "../http/bodies.ts";
import { formOf, jsonOf } from "../http/forms.ts";
import { asObject, type JsonObject } from "../input.ts";

/**
 * Reads records that come with a file: one part is JSON, the other the bytes of the blob field after which it is named.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_insert_update_blob.htm
 */
export function parseBlobForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    "multipart/form-data",
    { parseAs: "buffer", bodyLimit: UPLOAD_LIMIT },
    async (request: { headers: { "content-type"?: string } }, body: Buffer) =>
      recordOf(await formOf(request.headers["content-type"] ?? "", body))
  );
}

async function recordOf(form: FormData): Promise<JsonObject> {
  const parts = [...form.entries()];
  const described = parts.find(([name, part]) => name.startsWith("entity_") || isJson(part));
  if (described === undefined) throw malformed("The form has no part that describes the record");
  const record = { ...asObject(await jsonOf(described[1], described[0])) };
  for (const [name, part] of parts)
    if (part instanceof File && name !== described[0])
      record[name] = Buffer.from(await part.arrayBuffer()).toString("base64");
  return record;
}

function isJson(part: File | string): boolean {
  return typeof part === "string" || part.type.startsWith("application/json");
}
