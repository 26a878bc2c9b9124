import { malformed } from "../errors.ts";

/** The parts of a `multipart/form-data` body. Throws JSON_PARSER_ERROR where it is none. */
export async function formOf(contentType: string, body: unknown): Promise<FormData> {
  try {
    return await new Response(body as Buffer<ArrayBuffer>, { headers: { "content-type": contentType } }).formData();
  } catch {
    throw malformed("The body is no multipart form");
  }
}

/** What a part of a form says in JSON. Throws JSON_PARSER_ERROR where it is none. */
export async function jsonOf(part: File | string, name: string): Promise<unknown> {
  const text = typeof part === "string" ? part : await part.text();
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(`The form's ${name} is no JSON`);
  }
}
