import { XMLParser, XMLValidator } from "fast-xml-parser";
import { SourceError } from "../errors.ts";
import { isRepeated } from "./repeatedElements.ts";
import type { MetadataNode } from "./types.ts";

/** A metadata file's root element and what stands below it. */
export interface ParsedMetadata {
  root: string;
  body: MetadataNode;
}

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  htmlEntities: true,
  isArray: (element, path) => {
    const [root = ""] = String(path).split(".", 1);
    return root !== element && isRepeated(root, element);
  }
});

/** Parses a metadata file. Throws a `SourceError` with the file's name where the text is not well-formed XML. */
export function parseMetadata(text: string, file: string): ParsedMetadata {
  const xml = text.replace(/^\uFEFF/, "");
  const validity = XMLValidator.validate(xml);
  if (validity !== true) {
    const { line, col, msg } = validity.err;
    throw new SourceError(file, line, col ?? 1, msg);
  }
  const [entry] = Object.entries(parser.parse(xml) as Record<string, MetadataNode | string>);
  if (entry === undefined) throw new SourceError(file, 1, 1, "The file has no root element.");
  const [root, body] = entry;
  return { root, body: typeof body === "string" ? {} : body };
}
