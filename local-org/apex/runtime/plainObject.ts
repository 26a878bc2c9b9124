import { PlatformObject, type ApexValue } from "./values/index.ts";

/** An object of a library class that is no more than its variables. */
export class PlainObject extends PlatformObject {
  readonly apexType: string;
  readonly variables = new Map<string, ApexValue>();

  constructor(apexType: string) {
    super();
    this.apexType = apexType;
  }

  override apexFields(): [string, ApexValue][] {
    return [...this.variables];
  }
}
