import type { DeployRequest } from "../../deploy/types.ts";
import { malformed } from "../errors.ts";
import { formOf, jsonOf } from "../http/forms.ts";
import { asObject, isObject } from "../input.ts";
import { deployRequest } from "./requests.ts";

/** The deployment in a form with the parts `file` (the zip) and `entity_content` (its options). */
export async function requestFromForm(contentType: string, body: unknown): Promise<DeployRequest> {
  const form = await formOf(contentType, body);
  const file = form.get("file");
  if (!(file instanceof File)) throw malformed("The form has no file");
  const content = form.get("entity_content") ?? form.get("json") ?? "{}";
  const options = asObject(await jsonOf(content, "entity_content"))["deployOptions"];
  return deployRequest(new Uint8Array(await file.arrayBuffer()), isObject(options) ? options : {});
}
