import { ApexBlob, raise } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_blob.htm */
export const BlobClass: LibraryClass = {
  name: "System.Blob",
  statics: required({ valueOf: (text: string) => ApexBlob.ofText(text) }),
  methods: required({
    size: (self: ApexBlob) => self.bytes.length,
    toString: (self: ApexBlob) => decode(self.bytes)
  })
};

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    raise("System.StringException", "BLOB is not a valid UTF-8 string");
  }
}
