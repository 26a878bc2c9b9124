import type { DeployRequest } from "../../deploy/types.ts";
import { malformed } from "../errors.ts";
import { asObject, isObject } from "../input.ts";
import { deployRequest } from "./requests.ts";

/** The deployment in a form with the parts `file` (the zip) and `entity_content` (its options). */
export async function requestFromForm(contentType: string, body: unknown): Promise<DeployRequest> {
  const form = await parts(contentType, body);
  const file = form.get("file");
  if (!(file instanceof File)) throw malformed("The form has no file");
  const content = form.get("entity_content") ?? form.get("json");
  const options = asObject(parseJson(content instanceof File ? await content.text() : (content ?? "{}")))[
    "deployOptions"
  ];
  return deployRequest(new Uint8Array(await file.arrayBuffer()), isObject(options) ? options : {});
}

async function parts(contentType: string, body: unknown): Promise<FormData> {
  try {
    return await new Response(body as Buffer<ArrayBuffer>, { headers: { "content-type": contentType } }).formData();
  } catch {
    throw malformed("The body is no multipart form");
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("The form's entity_content is no JSON");
  }
}
