import { zipSync, type ZipOptions, type Zippable } from "fflate";
import type { ApexDatetime } from "../../runtime/values/index.ts";
import {
  ApexBlob,
  ApexList,
  ApexSet,
  PlatformObject,
  raise,
  type ApexEnumValue,
  type ApexValue
} from "../../runtime/values/index.ts";
import { enumValue } from "../enums.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { ApexZipEntry, type ZipMethod } from "./ZipEntry.ts";

const LEVELS: Record<string, NonNullable<ZipOptions["level"]>> = {
  BEST_COMPRESSION: 9,
  BEST_SPEED: 1,
  DEFAULT_LEVEL: 6,
  NO_COMPRESSION: 0
};

class ApexZipWriter extends PlatformObject {
  readonly apexType = "Compression.ZipWriter";
  readonly entries = new Map<string, ApexZipEntry>();
  level = "DEFAULT_LEVEL";
  method: ZipMethod = "DEFLATED";

  add(entry: ApexZipEntry): ApexZipEntry {
    if (this.entries.has(entry.name)) raise("Compression.ZipException", `Duplicate entry: ${entry.name}`);
    this.entries.set(entry.name, entry);
    return entry;
  }

  archive(): ApexBlob {
    if (this.entries.size === 0) raise("Compression.ZipException", "The archive has no entries");
    const files: Zippable = {};
    for (const entry of this.entries.values()) files[entry.name] = [entry.content, this.#options(entry)];
    return new ApexBlob(Buffer.from(zipSync(files)));
  }

  #options({ method, modified, comment }: ApexZipEntry): ZipOptions {
    return {
      level: method === "STORED" ? 0 : (LEVELS[this.level] ?? 6),
      mtime: modified?.milliseconds ?? Date.now(),
      ...(comment === null ? {} : { comment })
    };
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_compression_zipwriter.htm */
export const ZipWriterClass: LibraryClass = {
  name: "Compression.ZipWriter",
  constructors: { "": () => new ApexZipWriter() },
  methods: {
    ...required({
      "addEntry(String,Blob)": (self: ApexZipWriter, name: string, content: ApexBlob) =>
        self.add(new ApexZipEntry(name, content.bytes, { method: self.method })),
      "addEntry(Compression.ZipEntry)": (self: ApexZipWriter, entry: ApexZipEntry) => self.add(entry),
      getEntry: (self: ApexZipWriter, name: string) => self.entries.get(name) ?? null,
      removeEntry: (self: ApexZipWriter, name: string) => {
        self.entries.delete(name);
      },
      setLevel: (self: ApexZipWriter, level: ApexEnumValue) => {
        self.level = level.name;
      },
      setMethod: (self: ApexZipWriter, method: ApexEnumValue) => {
        self.method = method.name as ZipMethod;
      }
    }),
    "addEntry(String,String,Datetime,Compression.Method,Blob)": (
      self: ApexZipWriter,
      name: string,
      comment: string | null,
      modified: ApexDatetime | null,
      method: ApexEnumValue | null,
      content: ApexBlob
    ): ApexValue => {
      const chosen = (method?.name as ZipMethod | undefined) ?? self.method;
      return self.add(new ApexZipEntry(name, content.bytes, { modified, comment, method: chosen }));
    },
    getArchive: (self: ApexZipWriter) => self.archive(),
    getEntries: (self: ApexZipWriter) => new ApexList("Compression.ZipEntry", [...self.entries.values()]),
    getEntryNames: (self: ApexZipWriter) => new ApexSet("String", self.entries.keys()),
    getLevel: (self: ApexZipWriter) => enumValue("Compression.Level", self.level),
    getMethod: (self: ApexZipWriter) => enumValue("Compression.Method", self.method)
  }
};
