import { ApexList, PlatformObject, raise, type ApexValue } from "../../runtime/values/index.ts";
import { enumValue } from "../enums.ts";
import type { LibraryClass } from "../library.ts";

export interface XmlAttribute {
  name: string;
  namespace: string | null;
  prefix: string | null;
  value: string;
}

/** An element, a text or a comment of an XML document. */
export class ApexXmlNode extends PlatformObject {
  readonly apexType = "dom.XmlNode";
  readonly kind: "ELEMENT" | "TEXT" | "COMMENT";
  readonly name: string | null;
  readonly text: string;
  namespace: string | null = null;
  prefix: string | null = null;
  parent: ApexXmlNode | null = null;
  readonly attributes: XmlAttribute[] = [];
  readonly children: ApexXmlNode[] = [];
  /** Prefixes that this element declares; the empty one is the default namespace. */
  readonly declared = new Map<string, string>();

  constructor(kind: ApexXmlNode["kind"], name: string | null, text: string) {
    super();
    this.kind = kind;
    this.name = name;
    this.text = text;
  }

  static element(name: string, namespace: string | null, prefix: string | null): ApexXmlNode {
    const node = new ApexXmlNode("ELEMENT", name, "");
    node.namespace = namespace;
    node.prefix = prefix === "" ? null : prefix;
    if (namespace !== null) node.declared.set(prefix ?? "", namespace);
    return node;
  }

  append(child: ApexXmlNode, before?: ApexXmlNode): ApexXmlNode {
    child.parent = this;
    const at = before === undefined ? this.children.length : this.children.indexOf(before);
    this.children.splice(at, 0, child);
    return child;
  }

  /** The element's own text and that of its text nodes. */
  content(): string {
    if (this.kind !== "ELEMENT") return this.text;
    return this.children
      .filter((child) => child.kind === "TEXT")
      .map((child) => child.text)
      .join("");
  }

  namespaceFor(prefix: string): string | null {
    return this.declared.get(prefix) ?? this.parent?.namespaceFor(prefix) ?? null;
  }

  prefixFor(namespace: string): string | null {
    for (const [prefix, declared] of this.declared) if (declared === namespace) return prefix;
    return this.parent?.prefixFor(namespace) ?? null;
  }

  attribute(name: string, namespace: string | null): XmlAttribute | undefined {
    return this.attributes.find(
      (each) => each.name === name && each.namespace === (namespace === "" ? null : namespace)
    );
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_dom_xmlnode.htm */
export const XmlNodeClass: LibraryClass = {
  name: "dom.XmlNode",
  methods: {
    addChildElement: (self: ApexXmlNode, name: string, namespace: string | null, prefix: string | null) =>
      self.append(ApexXmlNode.element(name, namespace, prefix)),
    addCommentNode: (self: ApexXmlNode, text: string) => self.append(new ApexXmlNode("COMMENT", null, text)),
    addTextNode: (self: ApexXmlNode, text: string) => self.append(new ApexXmlNode("TEXT", null, text)),
    getAttribute: (self: ApexXmlNode, name: string, namespace: string | null) =>
      self.attribute(name, namespace)?.value ?? null,
    getAttributeValue: (self: ApexXmlNode, name: string, namespace: string | null) =>
      self.attribute(name, namespace)?.value ?? null,
    getAttributeCount: (self: ApexXmlNode) => self.attributes.length,
    getAttributeKeyAt: (self: ApexXmlNode, index: number) => attributeAt(self, index).name,
    getAttributeKeyNsAt: (self: ApexXmlNode, index: number) => attributeAt(self, index).namespace,
    getChildElement: (self: ApexXmlNode, name: string, namespace: string | null): ApexValue =>
      elements(self).find(
        (child) => child.name === name && child.namespace === (namespace === "" ? null : namespace)
      ) ?? null,
    getChildElements: (self: ApexXmlNode) => new ApexList("dom.XmlNode", elements(self)),
    getChildren: (self: ApexXmlNode) => new ApexList("dom.XmlNode", [...self.children]),
    getName: (self: ApexXmlNode) => self.name,
    getNamespace: (self: ApexXmlNode) => self.namespace,
    getNamespaceFor: (self: ApexXmlNode, prefix: string) => self.namespaceFor(prefix),
    getNodeType: (self: ApexXmlNode) => enumValue("dom.XmlNodeType", self.kind),
    getParent: (self: ApexXmlNode): ApexValue => self.parent,
    getPrefixFor: (self: ApexXmlNode, namespace: string) => self.prefixFor(namespace),
    getText: (self: ApexXmlNode) => self.content(),
    insertBefore: (self: ApexXmlNode, child: ApexXmlNode, before: ApexXmlNode | null) =>
      self.append(child, before ?? undefined),
    removeAttribute: (self: ApexXmlNode, name: string, namespace: string | null) => {
      const found = self.attribute(name, namespace);
      return found !== undefined && self.attributes.splice(self.attributes.indexOf(found), 1).length > 0;
    },
    removeChild: (self: ApexXmlNode, child: ApexXmlNode) => {
      const at = self.children.indexOf(child);
      return at >= 0 && self.children.splice(at, 1).length > 0;
    },
    setAttribute: (self: ApexXmlNode, name: string, value: string) =>
      setAttribute(self, { name, namespace: null, prefix: null, value }),
    setAttributeNs: (self: ApexXmlNode, name: string, value: string, prefix: string | null, namespace: string | null) =>
      setAttribute(self, { name, namespace, prefix, value }),
    setNamespace: (self: ApexXmlNode, prefix: string, namespace: string) => void self.declared.set(prefix, namespace)
  }
};

function elements(node: ApexXmlNode): ApexXmlNode[] {
  return node.children.filter((child) => child.kind === "ELEMENT");
}

function attributeAt(node: ApexXmlNode, index: number): XmlAttribute {
  return node.attributes[index] ?? raise("System.XmlException", `Attribute index out of bounds: ${index}`);
}

function setAttribute(node: ApexXmlNode, attribute: XmlAttribute): void {
  const present = node.attribute(attribute.name, attribute.namespace);
  if (present === undefined) node.attributes.push(attribute);
  else present.value = attribute.value;
}
