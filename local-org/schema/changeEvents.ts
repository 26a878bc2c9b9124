import { createField, readOnlyField } from "./fieldModel.ts";
import { createDraft, finishObject } from "./objectModel.ts";
import type { SObjectSchema } from "./types.ts";

const NAME = /^(?<base>\w+?)(?:__)?ChangeEvent$/i;
const NOT_CARRIED = new Set(["Id", "IsDeleted", "SystemModstamp"]);

/**
 * The change event of an object, `AccountChangeEvent` or `Pen__ChangeEvent`: the object's fields behind a header that tells what
 * changed. Undefined for other names. The local org publishes none.
 * https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_message_structure.htm
 */
export function changeEventOf(
  name: string,
  objectNamed: (name: string) => SObjectSchema | undefined
): SObjectSchema | undefined {
  const base = NAME.exec(name)?.groups?.["base"];
  const object = base === undefined ? undefined : objectNamed(/__ChangeEvent$/i.test(name) ? `${base}__c` : base);
  if (object === undefined || (object.kind !== "standard" && object.kind !== "custom")) return undefined;
  const draft = createDraft({
    name: object.name.endsWith("__c") ? object.name.replace(/c$/, "ChangeEvent") : `${object.name}ChangeEvent`,
    label: `Change Event: ${object.label}`,
    kind: "platformEvent",
    queryable: false
  });
  draft.fields = [
    readOnlyField({ name: "ReplayId", label: "Replay ID", type: "string", length: 255 }),
    createField({ name: "ChangeEventHeader", label: "Change Event Header", type: "anyType" }),
    ...object.fields.filter((field) => !NOT_CARRIED.has(field.name) && field.type !== "address" && !field.calculated)
  ];
  return finishObject(draft, []);
}
