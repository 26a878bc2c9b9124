import { toBatch, type BatchResults } from "../../../data/inBatches.ts";
import {
  allPicklistValues,
  objectInfo,
  picklistValues,
  type ObjectInfo,
  type PicklistValues
} from "../../../data/objectInfo.ts";
import { isComplete, WireAdapter } from "../../../data/wireAdapter.ts";

type ObjectReference = string | { objectApiName: string };

function nameOf(reference: ObjectReference): string {
  return typeof reference === "string" ? reference : reference.objectApiName;
}

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-object-info.html */
export class getObjectInfo extends WireAdapter<{ objectApiName: ObjectReference }, ObjectInfo> {
  protected override ready(config: { objectApiName: ObjectReference }): boolean {
    return isComplete(config, ["objectApiName"]);
  }
  protected override load(config: { objectApiName: ObjectReference }): Promise<ObjectInfo> {
    return objectInfo(nameOf(config.objectApiName));
  }
}

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-get-object-infos.html */
export class getObjectInfos extends WireAdapter<{ objectApiNames: ObjectReference[] }, BatchResults<unknown>> {
  protected override ready(config: { objectApiNames: ObjectReference[] }): boolean {
    return isComplete(config, ["objectApiNames"]);
  }
  protected override load(config: { objectApiNames: ObjectReference[] }): Promise<BatchResults<unknown>> {
    return toBatch(config.objectApiNames.map((name) => objectInfo(nameOf(name))));
  }
}

interface PicklistConfig {
  recordTypeId: string;
  fieldApiName: string | { fieldApiName: string; objectApiName: string };
}

export class getPicklistValues extends WireAdapter<PicklistConfig, PicklistValues> {
  protected override ready(config: PicklistConfig): boolean {
    return isComplete(config, ["recordTypeId", "fieldApiName"]);
  }
  protected override load({ recordTypeId, fieldApiName }: PicklistConfig): Promise<PicklistValues> {
    const [object = "", field = ""] =
      typeof fieldApiName === "string"
        ? fieldApiName.split(".")
        : [fieldApiName.objectApiName, fieldApiName.fieldApiName];
    return picklistValues(object, recordTypeId, field);
  }
}

interface RecordTypeConfig {
  objectApiName: ObjectReference;
  recordTypeId: string;
}

export class getPicklistValuesByRecordType extends WireAdapter<
  RecordTypeConfig,
  { picklistFieldValues: Record<string, PicklistValues> }
> {
  protected override ready(config: RecordTypeConfig): boolean {
    return isComplete(config, ["objectApiName", "recordTypeId"]);
  }
  protected override load(config: RecordTypeConfig): Promise<{ picklistFieldValues: Record<string, PicklistValues> }> {
    return allPicklistValues(nameOf(config.objectApiName), config.recordTypeId);
  }
}
