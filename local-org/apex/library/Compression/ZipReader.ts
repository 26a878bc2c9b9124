import { unzipSync, type UnzipFileInfo } from "fflate";
import { LimitExceededError } from "../../../transaction/limits.ts";
import { ApexBlob, ApexList, ApexMap, PlatformObject, raise } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { ApexZipEntry } from "./ZipEntry.ts";

/** Bytes that all entries may have together: the heap of asynchronous Apex. */
const MOST_BYTES = 12_000_000;
const STORED = 0;

class ApexZipReader extends PlatformObject {
  readonly apexType = "Compression.ZipReader";
  readonly entries: Map<string, ApexZipEntry>;

  constructor(archive: ApexBlob) {
    super();
    this.entries = entriesOf(archive.bytes);
  }

  require(name: string): ApexZipEntry {
    return this.entries.get(name) ?? raise("Compression.ZipException", `The archive has no entry ${name}`);
  }
}

function entriesOf(archive: Buffer): Map<string, ApexZipEntry> {
  const about = new Map<string, UnzipFileInfo>();
  const files = unzipped(archive, about);
  return new Map(
    [...about.values()].map(({ name, compression, size }) => {
      const method = compression === STORED ? "STORED" : "DEFLATED";
      const content = Buffer.from(files[name] ?? new Uint8Array());
      return [name, new ApexZipEntry(name, content, { method, compressedSize: size })];
    })
  );
}

/** What the archive says of its sizes is added up before anything is unpacked. */
function unzipped(archive: Buffer, about: Map<string, UnzipFileInfo>): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(archive, {
      filter: (file) => {
        about.set(file.name, file);
        total += file.originalSize;
        if (total > MOST_BYTES) throw new LimitExceededError("heapSize", `Apex heap size too large: ${total}`);
        return true;
      }
    });
  } catch (error) {
    if (error instanceof LimitExceededError) throw error;
    return raise("Compression.ZipException", `Invalid archive: ${(error as Error).message}`);
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_compression_zipreader.htm */
export const ZipReaderClass: LibraryClass = {
  name: "Compression.ZipReader",
  constructors: required({ "(Blob)": (_type: string, archive: ApexBlob) => new ApexZipReader(archive) }),
  methods: required({
    "extract(String)": (self: ApexZipReader, name: string) => new ApexBlob(self.require(name).content),
    "extract(Compression.ZipEntry)": (self: ApexZipReader, entry: ApexZipEntry) =>
      new ApexBlob(self.require(entry.name).content),
    getEntries: (self: ApexZipReader) => new ApexList("Compression.ZipEntry", [...self.entries.values()]),
    getEntriesMap: (self: ApexZipReader) => new ApexMap("String", "Compression.ZipEntry", [...self.entries]),
    getEntry: (self: ApexZipReader, name: string) => self.entries.get(name) ?? null
  })
};
