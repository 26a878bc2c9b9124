import { currentExecution } from "../../../runtime/execution.ts";
import { PlatformObject, type ApexValue } from "../../../runtime/values/index.ts";

/** What `Test.testInstall` and `Test.testUninstall` tell the handler of a package. */
export class ApexInstallContext extends PlatformObject {
  readonly apexType: string;
  readonly #answers: Record<string, ApexValue>;

  constructor(apexType: string, answers: Record<string, ApexValue> = {}) {
    super();
    this.apexType = apexType;
    const { user } = currentExecution();
    this.#answers = { installerid: user.userId, uninstallerid: user.userId, organizationid: null, ...answers };
  }

  override apexHas(method: string): boolean {
    return method.toLowerCase() in this.#answers;
  }

  override apexCall(method: string): ApexValue {
    return this.#answers[method.toLowerCase()] ?? null;
  }
}
