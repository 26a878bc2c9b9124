import { createHash } from "node:crypto";
import { PlatformObject, raise } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

/** Characters that all parts of a signature may have together. */
const MOST = 4096;

export class ApexDuplicateSignature extends PlatformObject {
  readonly apexType = "System.QueueableDuplicateSignature";
  readonly digest: string;

  constructor(parts: readonly string[]) {
    super();
    this.digest = createHash("sha256").update(parts.join("\n")).digest("hex");
  }

  override toText(): string {
    return this.digest;
  }
}

class ApexSignatureBuilder extends PlatformObject {
  readonly apexType = "System.QueueableDuplicateSignature.Builder";
  readonly parts: string[] = [];

  get size(): number {
    return this.parts.reduce((size, part) => size + part.length, 0);
  }

  add(part: string): this {
    if (this.size + part.length > MOST) {
      raise("System.IllegalArgumentException", `The signature is longer than ${MOST} characters`);
    }
    this.parts.push(part);
    return this;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_QueueableDuplicateSignature.htm */
export const duplicateSignatureClasses: readonly LibraryClass[] = [
  {
    name: "System.QueueableDuplicateSignature",
    statics: { Builder: () => new ApexSignatureBuilder() },
    methods: { toString: (self: ApexDuplicateSignature) => self.digest }
  },
  {
    name: "System.QueueableDuplicateSignature.Builder",
    constructors: { "": () => new ApexSignatureBuilder() },
    methods: required({
      addId: (self: ApexSignatureBuilder, id: string) => self.add(`id ${id}`),
      addInteger: (self: ApexSignatureBuilder, number: number) => self.add(`integer ${number}`),
      addString: (self: ApexSignatureBuilder, text: string) => self.add(`string ${text}`),
      build: (self: ApexSignatureBuilder) => new ApexDuplicateSignature(self.parts),
      getMaxSize: () => MOST,
      getRemainingSize: (self: ApexSignatureBuilder) => MOST - self.size,
      getSize: (self: ApexSignatureBuilder) => self.size
    })
  }
];
