import { XMLParser, XMLValidator } from "fast-xml-parser";
import { raise } from "../../runtime/values/index.ts";
import { ApexXmlNode } from "./XmlNode.ts";

const ATTRIBUTES = ":@";
const TEXT = "#text";
const COMMENT = "#comment";
const CDATA = "#cdata";

type Parsed = Record<string, Parsed[] | Record<string, string> | string>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  commentPropName: COMMENT,
  cdataPropName: CDATA,
  ignoreDeclaration: true,
  ignorePiTags: true
});

/** The root element of XML text. Throws `System.XmlException`. */
export function parseXml(text: string): ApexXmlNode {
  const valid = XMLValidator.validate(text);
  if (valid !== true)
    raise(
      "System.XmlException",
      `ParseError at [row,col]:[${valid.err.line},${valid.err.col}] Message: ${valid.err.msg}`
    );
  const parsed = parser.parse(text) as Parsed[];
  const root = parsed.find((node) => !(TEXT in node) && !(COMMENT in node));
  return root === undefined ? raise("System.XmlException", "Premature end of file.") : element(root, null);
}

function element(parsed: Parsed, parent: ApexXmlNode | null): ApexXmlNode {
  const tag = Object.keys(parsed).find((key) => key !== ATTRIBUTES) ?? "";
  const [prefix, name] = split(tag);
  const node = new ApexXmlNode("ELEMENT", name, "");
  node.parent = parent;
  const attributes = Object.entries((parsed[ATTRIBUTES] ?? {}) as Record<string, string>);
  for (const [key, value] of attributes) declareNamespace(node, key, value);
  for (const [key, value] of attributes) if (!isNamespace(key)) addAttribute(node, key, value);
  node.prefix = prefix;
  node.namespace = node.namespaceFor(prefix ?? "");
  for (const child of (parsed[tag] ?? []) as Parsed[]) addChild(node, child);
  return node;
}

function addChild(node: ApexXmlNode, parsed: Parsed): void {
  if (TEXT in parsed) node.append(new ApexXmlNode("TEXT", null, String(parsed[TEXT])));
  else if (COMMENT in parsed) node.append(new ApexXmlNode("COMMENT", null, innerText(parsed[COMMENT])));
  else if (CDATA in parsed) node.append(new ApexXmlNode("TEXT", null, innerText(parsed[CDATA])));
  else node.append(element(parsed, node));
}

function innerText(parts: Parsed[string] | undefined): string {
  return Array.isArray(parts) ? parts.map((part) => String(part[TEXT] ?? "")).join("") : "";
}

function isNamespace(key: string): boolean {
  return key === "xmlns" || key.startsWith("xmlns:");
}

function declareNamespace(node: ApexXmlNode, key: string, value: string): void {
  if (isNamespace(key)) node.declared.set(key === "xmlns" ? "" : key.slice("xmlns:".length), value);
}

function addAttribute(node: ApexXmlNode, key: string, value: string): void {
  const [prefix, name] = split(key);
  node.attributes.push({ name, prefix, namespace: prefix === null ? null : node.namespaceFor(prefix), value });
}

function split(tag: string): [prefix: string | null, name: string] {
  const at = tag.indexOf(":");
  return at < 0 ? [null, tag] : [tag.slice(0, at), tag.slice(at + 1)];
}
