import { PlatformObject, type ApexInstance, type ApexValue } from "../../../runtime/values/index.ts";
import type { LibraryClass } from "../../library.ts";

/** What a script that runs when a sandbox is made is told of it. */
class ApexSandboxContext extends PlatformObject {
  readonly apexType = "System.SandboxContext";
  readonly organizationId: string;
  readonly sandboxId: string;
  readonly sandboxName: string;

  constructor(organizationId: string, sandboxId: string, sandboxName: string) {
    super();
    this.organizationId = organizationId;
    this.sandboxId = sandboxId;
    this.sandboxName = sandboxName;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_System_SandboxContext.htm */
export const SandboxContextClass: LibraryClass = {
  name: "System.SandboxContext",
  methods: {
    organizationId: (self: ApexSandboxContext) => self.organizationId,
    sandboxId: (self: ApexSandboxContext) => self.sandboxId,
    sandboxName: (self: ApexSandboxContext) => self.sandboxName
  }
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_test.htm, testSandboxPostCopyScript */
export function testSandboxPostCopyScript(
  script: ApexInstance,
  organizationId: string,
  sandboxId: string,
  sandboxName: string
): ApexValue {
  script.apexCall("runApexClass", new ApexSandboxContext(organizationId, sandboxId, sandboxName));
  return null;
}
