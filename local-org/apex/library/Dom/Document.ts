import { PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { parseXml } from "./parse.ts";
import { writeXml } from "./write.ts";
import { ApexXmlNode } from "./XmlNode.ts";

export class ApexDocument extends PlatformObject {
  readonly apexType = "dom.Document";
  root: ApexXmlNode | null = null;

  toXml(): string {
    return `<?xml version="1.0" encoding="UTF-8"?>${this.root === null ? "" : writeXml(this.root)}`;
  }
}

/** Reads XML text. Throws `System.XmlException` for text that is none. */
export function documentOf(text: string): ApexDocument {
  const document = new ApexDocument();
  document.root = parseXml(text);
  return document;
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_dom_document.htm */
export const DocumentClass: LibraryClass = {
  name: "dom.Document",
  constructors: { "": () => new ApexDocument() },
  methods: {
    createRootElement: (self: ApexDocument, name: string, namespace: string | null, prefix: string | null) => {
      self.root = ApexXmlNode.element(name, namespace, prefix);
      return self.root;
    },
    getRootElement: (self: ApexDocument) => self.root,
    load: (self: ApexDocument, text: string) => {
      self.root = parseXml(text);
    },
    toXmlString: (self: ApexDocument): ApexValue => self.toXml()
  }
};
