import type { ApexXmlNode } from "./XmlNode.ts";

/** The XML text of a node and what is below it. */
export function writeXml(node: ApexXmlNode): string {
  if (node.kind === "TEXT") return escapeText(node.text);
  if (node.kind === "COMMENT") return `<!--${node.text}-->`;
  const tag = prefixed(node.prefix, node.name ?? "");
  const declared = [...node.declared].map(
    ([prefix, uri]) => ` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`
  );
  const attributes = node.attributes.map(
    (each) => ` ${prefixed(each.prefix, each.name)}="${escapeAttribute(each.value)}"`
  );
  const start = `${tag}${declared.join("")}${attributes.join("")}`;
  return node.children.length === 0 ? `<${start} />` : `<${start}>${node.children.map(writeXml).join("")}</${tag}>`;
}

/** Text between tags. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Text within double quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;");
}

function prefixed(prefix: string | null, name: string): string {
  return prefix === null || prefix === "" ? name : `${prefix}:${name}`;
}
