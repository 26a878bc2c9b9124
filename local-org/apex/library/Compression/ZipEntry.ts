import type { ApexDatetime } from "../../runtime/values/index.ts";
import { ApexBlob, PlatformObject } from "../../runtime/values/index.ts";
import { enumValue } from "../enums.ts";
import type { LibraryClass } from "../library.ts";

export type ZipMethod = "DEFLATED" | "STORED";

export class ApexZipEntry extends PlatformObject {
  readonly apexType = "Compression.ZipEntry";
  readonly name: string;
  readonly content: Buffer;
  /** Null where it is not known, as of entries that are read. */
  readonly modified: ApexDatetime | null;
  readonly comment: string | null;
  readonly method: ZipMethod;
  readonly compressedSize: number | null;

  constructor(
    name: string,
    content: Buffer,
    about: { modified?: ApexDatetime | null; comment?: string | null; method: ZipMethod; compressedSize?: number }
  ) {
    super();
    this.name = name;
    this.content = content;
    this.modified = about.modified ?? null;
    this.comment = about.comment ?? null;
    this.method = about.method;
    this.compressedSize = about.compressedSize ?? null;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_compression_zipentry.htm */
export const ZipEntryClass: LibraryClass = {
  name: "Compression.ZipEntry",
  methods: {
    getComment: (self: ApexZipEntry) => self.comment,
    getCompressedSize: (self: ApexZipEntry) => (self.compressedSize === null ? null : BigInt(self.compressedSize)),
    getContent: (self: ApexZipEntry) => new ApexBlob(self.content),
    getLastModifiedTime: (self: ApexZipEntry) => self.modified,
    getMethod: (self: ApexZipEntry) => enumValue("Compression.Method", self.method),
    getName: (self: ApexZipEntry) => self.name,
    getUncompressedSize: (self: ApexZipEntry) => BigInt(self.content.length),
    isDirectory: (self: ApexZipEntry) => self.name.endsWith("/")
  }
};
