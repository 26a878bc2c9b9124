import { NotSupportedError } from "../../../errors.ts";
import { PlatformObject, raise, raiseNullArgument, type ApexValue } from "../../runtime/values/index.ts";
import { parseXml } from "../Dom/parse.ts";
import type { ApexXmlNode, XmlAttribute } from "../Dom/XmlNode.ts";
import { enumValue } from "../enums.ts";
import type { LibraryClass, LibraryFunction } from "../library.ts";

interface XmlEvent {
  /** The name of a `System.XmlTag`. */
  kind: "START_DOCUMENT" | "START_ELEMENT" | "END_ELEMENT" | "CHARACTERS" | "COMMENT" | "END_DOCUMENT";
  node: ApexXmlNode | null;
}

/** The numbers that `next()` gives, as Java's StAX has them. */
const NUMBERS: Record<XmlEvent["kind"], number> = {
  START_ELEMENT: 1,
  END_ELEMENT: 2,
  CHARACTERS: 4,
  COMMENT: 5,
  START_DOCUMENT: 7,
  END_DOCUMENT: 8
};

export class ApexXmlStreamReader extends PlatformObject {
  readonly apexType = "System.XmlStreamReader";
  readonly #events: XmlEvent[];
  #at = 0;

  constructor(text: string) {
    super();
    this.#events = [
      { kind: "START_DOCUMENT", node: null },
      ...eventsOf(parseXml(text)),
      { kind: "END_DOCUMENT", node: null }
    ];
  }

  get event(): XmlEvent {
    return this.#events[this.#at] ?? { kind: "END_DOCUMENT", node: null };
  }

  get isTag(): boolean {
    return this.event.kind === "START_ELEMENT" || this.event.kind === "END_ELEMENT";
  }

  get hasText(): boolean {
    return this.event.kind === "CHARACTERS" || this.event.kind === "COMMENT";
  }

  get isBlank(): boolean {
    return this.event.kind === "CHARACTERS" && this.text().trim() === "";
  }

  get hasNext(): boolean {
    return this.#at < this.#events.length - 1;
  }

  next(): number {
    if (!this.hasNext) raise("System.XmlException", "No more XML events");
    this.#at++;
    return NUMBERS[this.event.kind];
  }

  /** The next tag; blanks and comments before it are skipped. */
  nextTag(): number {
    this.next();
    while (this.isBlank || this.event.kind === "COMMENT") this.next();
    if (!this.isTag) raise("System.XmlException", "expected start or end tag");
    return NUMBERS[this.event.kind];
  }

  /** The element whose tag this is. */
  element(): ApexXmlNode {
    const { node } = this.event;
    return this.isTag && node !== null ? node : raise("System.XmlException", "Illegal State: not at an element");
  }

  text(): string {
    return this.hasText && this.event.node !== null
      ? this.event.node.text
      : raise("System.XmlException", "Illegal State: not at text");
  }

  attribute(index: number): XmlAttribute {
    if (this.event.kind !== "START_ELEMENT") raise("System.XmlException", "Illegal State: not at a start tag");
    return this.element().attributes[index] ?? raise("System.XmlException", `No attribute ${index}`);
  }

  attributeValue(namespace: string | null, name: string | null): string | null {
    const fits = (each: XmlAttribute): boolean =>
      each.name === name && (namespace === null || (each.namespace ?? "") === namespace);
    return this.element().attributes.find(fits)?.value ?? null;
  }

  declaration(index: number): [prefix: string, uri: string] {
    return [...this.element().declared][index] ?? raise("System.XmlException", `No namespace ${index}`);
  }
}

function eventsOf(node: ApexXmlNode): XmlEvent[] {
  if (node.kind === "TEXT") return [{ kind: "CHARACTERS", node }];
  if (node.kind === "COMMENT") return [{ kind: "COMMENT", node }];
  return [{ kind: "START_ELEMENT", node }, ...node.children.flatMap(eventsOf), { kind: "END_ELEMENT", node }];
}

/** Where the platform's reader would go on, this one does not know the text any more. */
function withoutInstructions(what: string): LibraryFunction {
  return () => {
    throw new NotSupportedError(`XmlStreamReader.${what}: processing instructions are not read`);
  };
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_XmlStream_reader_methods.htm */
export const XmlStreamReaderClass: LibraryClass = {
  name: "System.XmlStreamReader",
  constructors: {
    "(String)": (_type: string, text: string | null) => new ApexXmlStreamReader(text ?? raiseNullArgument())
  },
  methods: {
    getAttributeCount: (self: ApexXmlStreamReader) => self.element().attributes.length,
    getAttributeLocalName: (self: ApexXmlStreamReader, index: number) => self.attribute(index).name,
    getAttributeNamespace: (self: ApexXmlStreamReader, index: number) => self.attribute(index).namespace,
    getAttributePrefix: (self: ApexXmlStreamReader, index: number) => self.attribute(index).prefix,
    getAttributeType: (self: ApexXmlStreamReader, index: number) => self.attribute(index) && "CDATA",
    getAttributeValue: (self: ApexXmlStreamReader, namespace: string | null, name: string | null) =>
      self.attributeValue(namespace, name),
    getAttributeValueAt: (self: ApexXmlStreamReader, index: number) => self.attribute(index).value,
    getEventType: (self: ApexXmlStreamReader) => enumValue("System.XmlTag", self.event.kind),
    getLocalName: (self: ApexXmlStreamReader) => self.element().name,
    getNamespace: (self: ApexXmlStreamReader) => self.element().namespace,
    getNamespaceCount: (self: ApexXmlStreamReader) => self.element().declared.size,
    getNamespacePrefix: (self: ApexXmlStreamReader, index: number) => self.declaration(index)[0] || null,
    getNamespaceURI: (self: ApexXmlStreamReader, prefix: string | null) => self.element().namespaceFor(prefix ?? ""),
    getNamespaceURIAt: (self: ApexXmlStreamReader, index: number) => self.declaration(index)[1],
    getPIData: withoutInstructions("getPIData"),
    getPITarget: withoutInstructions("getPITarget"),
    getPrefix: (self: ApexXmlStreamReader) => self.element().prefix,
    getText: (self: ApexXmlStreamReader) => self.text(),
    getVersion: (): ApexValue => "1.0",
    hasName: (self: ApexXmlStreamReader) => self.isTag,
    hasNext: (self: ApexXmlStreamReader) => self.hasNext,
    hasText: (self: ApexXmlStreamReader) => self.hasText,
    isCharacters: (self: ApexXmlStreamReader) => self.event.kind === "CHARACTERS",
    isEndElement: (self: ApexXmlStreamReader) => self.event.kind === "END_ELEMENT",
    isStartElement: (self: ApexXmlStreamReader) => self.event.kind === "START_ELEMENT",
    isWhitespace: (self: ApexXmlStreamReader) => self.isBlank,
    next: (self: ApexXmlStreamReader) => self.next(),
    nextTag: (self: ApexXmlStreamReader) => self.nextTag(),
    setCoalescing: () => undefined,
    setNamespaceAware: (_self: ApexXmlStreamReader, aware: boolean) => {
      if (!aware) throw new NotSupportedError("XmlStreamReader.setNamespaceAware(false)");
    },
    toString: (self: ApexXmlStreamReader) => self.toText()
  }
};
