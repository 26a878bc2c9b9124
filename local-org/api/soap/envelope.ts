import { XMLParser } from "fast-xml-parser";
import { OrgError } from "../../errors.ts";
import { isObject, type JsonObject } from "../input.ts";

export interface SoapCall {
  operation: string;
  /** The operation's parameters that are plain text. */
  parameters: Record<string, string>;
  /** All that stands below the operation; what stands more than once is a list. */
  content: JsonObject;
  /** The session header's id; null where there is none. */
  sessionId: string | null;
}

const parser = new XMLParser({
  removeNSPrefix: true,
  parseTagValue: false,
  ignoreAttributes: true,
  processEntities: true
});

/** Reads a SOAP request. Throws an `OrgError` where it is none. */
export function parseEnvelope(xml: string): SoapCall {
  const envelope = child(parse(xml), "Envelope");
  const [[operation, content] = ["", undefined]] = Object.entries(child(envelope, "Body"));
  if (operation === "") throw new OrgError("INVALID_OPERATION", "The SOAP body is empty");
  const header = envelope["Header"];
  const session =
    isObject(header) && isObject(header["SessionHeader"]) ? header["SessionHeader"]["sessionId"] : undefined;
  const parameters = texts(content);
  return {
    operation,
    parameters,
    content: isObject(content) ? content : {},
    sessionId: typeof session === "string" ? session : null
  };
}

/** A manifest has an element for each of its ten thousand members at most; what has many more only keeps the org from its work. */
const MOST_TAGS = 100_000;
const LONGEST_MESSAGE = 300;

function parse(xml: string): JsonObject {
  refuseTooManyTags(xml);
  try {
    const parsed: unknown = parser.parse(xml, true);
    return isObject(parsed) ? parsed : {};
  } catch (error) {
    const message = error instanceof Error ? error.message : "The request is no XML";
    throw new OrgError("INVALID_REQUEST", message.slice(0, LONGEST_MESSAGE));
  }
}

function refuseTooManyTags(xml: string): void {
  let tags = 0;
  for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", at + 1)) tags++;
  if (tags > MOST_TAGS) throw new OrgError("INVALID_REQUEST", `The request has more than ${MOST_TAGS} tags`);
}

function child(node: JsonObject, name: string): JsonObject {
  const value = node[name];
  if (!isObject(value)) throw new OrgError("INVALID_REQUEST", `The request has no SOAP ${name}`);
  return value;
}

function texts(node: unknown): Record<string, string> {
  if (!isObject(node)) return {};
  return Object.fromEntries(
    Object.entries(node).filter((entry): entry is [string, string] => typeof entry[1] === "string")
  );
}
