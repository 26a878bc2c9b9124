import { PlatformObject } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

export class ApexVersion extends PlatformObject {
  readonly apexType = "System.Version";
  readonly major: number;
  readonly minor: number;
  readonly patch: number | null;

  constructor(major: number, minor: number, patch: number | null) {
    super();
    this.major = major;
    this.minor = minor;
    this.patch = patch;
  }

  override toText(): string {
    return [this.major, this.minor, this.patch].filter((part) => part !== null).join(".");
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Version.htm */
export const VersionClass: LibraryClass = {
  name: "System.Version",
  constructors: {
    "": (_type: string, major: number, minor: number, patch: number | null = null) =>
      new ApexVersion(major, minor, patch)
  },
  methods: required({
    compareTo: (self: ApexVersion, other: ApexVersion) => Math.sign(compare(self, other)),
    major: (self: ApexVersion) => self.major,
    minor: (self: ApexVersion) => self.minor,
    patch: (self: ApexVersion) => self.patch
  })
};

/** Versions without a patch number compare by major and minor. */
function compare(left: ApexVersion, right: ApexVersion): number {
  if (left.major !== right.major) return left.major - right.major;
  if (left.minor !== right.minor) return left.minor - right.minor;
  return left.patch === null || right.patch === null ? 0 : left.patch - right.patch;
}
