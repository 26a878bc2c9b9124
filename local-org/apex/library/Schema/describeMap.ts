import { ApexMap, type ApexValue } from "../../runtime/values/index.ts";

/** The maps of describes: their keys are API names in lower case, and are found in any case. */
export class DescribeMap extends ApexMap {
  override get(key: ApexValue): ApexValue {
    return super.get(lower(key));
  }

  override containsKey(key: ApexValue): boolean {
    return super.containsKey(lower(key));
  }
}

function lower(key: ApexValue): ApexValue {
  return typeof key === "string" ? key.toLowerCase() : key;
}
