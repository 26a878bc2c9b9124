import { PlatformObject, raise, type ApexValue } from "../../runtime/values/index.ts";
import { escapeAttribute, escapeText } from "../Dom/write.ts";
import type { LibraryClass } from "../library.ts";

class ApexXmlStreamWriter extends PlatformObject {
  readonly apexType = "System.XmlStreamWriter";
  text = "";
  readonly open: string[] = [];
  /** The start tag can still take attributes. */
  inTag: false | "start" | "empty" = false;

  /** Text behind the tag that is open, which ends here. */
  write(text: string): void {
    if (this.inTag !== false) this.text += this.inTag === "empty" ? "/>" : ">";
    this.inTag = false;
    this.text += text;
  }

  start(name: string, kind: "start" | "empty"): void {
    this.write(`<${name}`);
    this.inTag = kind;
    if (kind === "start") this.open.push(name);
  }

  attribute(name: string, value: string): void {
    if (this.inTag === false) raise("System.XmlException", "Attribute not associated with any element");
    this.text += ` ${name}="${escapeAttribute(value)}"`;
  }

  end(): void {
    this.write(
      `</${this.open.pop() ?? raise("System.XmlException", "No open element, impossible to write EndElement")}>`
    );
  }
}

type Writer = ApexXmlStreamWriter;

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_XmlStream_writer.htm */
export const XmlStreamWriterClass: LibraryClass = {
  name: "System.XmlStreamWriter",
  constructors: { "": () => new ApexXmlStreamWriter() },
  methods: {
    close: (self: Writer) => self.write(""),
    getXmlString: (self: Writer): ApexValue =>
      self.text + (self.inTag === false ? "" : self.inTag === "empty" ? "/>" : ">"),
    setDefaultNamespace: () => undefined,
    writeAttribute: (self: Writer, prefix: string | null, _uri: string | null, name: string, value: string) =>
      self.attribute(tagName(prefix, name), value),
    writeCData: (self: Writer, data: string) => self.write(`<![CDATA[${data}]]>`),
    writeCharacters: (self: Writer, text: string) => self.write(escapeText(text)),
    writeComment: (self: Writer, text: string) => self.write(`<!--${text}-->`),
    writeDefaultNamespace: (self: Writer, uri: string) => self.attribute("xmlns", uri),
    writeEmptyElement: (self: Writer, prefix: string | null, name: string) =>
      self.start(tagName(prefix, name), "empty"),
    writeEndDocument: (self: Writer) => {
      while (self.open.length > 0) self.end();
    },
    writeEndElement: (self: Writer) => self.end(),
    writeNamespace: (self: Writer, prefix: string, uri: string) => self.attribute(`xmlns:${prefix}`, uri),
    writeProcessingInstruction: (self: Writer, target: string, data: string | null) =>
      self.write(`<?${target} ${data ?? ""}?>`),
    writeStartDocument: (self: Writer, encoding: string | null, version: string | null) =>
      self.write(`<?xml version="${version ?? "1.0"}"${encoding === null ? "" : ` encoding="${encoding}"`}?>`),
    writeStartElement: (self: Writer, prefix: string | null, name: string) => self.start(tagName(prefix, name), "start")
  }
};

function tagName(prefix: string | null, name: string): string {
  return prefix === null || prefix === "" ? name : `${prefix}:${name}`;
}
