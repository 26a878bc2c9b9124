import { isCompound } from "./compoundFields.ts";
import { createField, readOnlyField } from "./fieldModel.ts";
import { createDraft, finishObject } from "./objectModel.ts";
import type { FieldSchema, SObjectSchema } from "./types.ts";

const NAME = /^(?<base>\w+?)(?:__)?ChangeEvent$/i;

/** Fields that are derived from other records, or tell what the header tells. The id is there and has no value. */
const NOT_CARRIED = new Set([
  "IsDeleted",
  "LastActivityDate",
  "LastReferencedDate",
  "LastViewedDate",
  "PhotoUrl",
  "SystemModstamp"
]);

/** Those standard objects of the local org that the Object Reference lists under "Objects That Support Change Events". */
const STANDARD_OBJECTS: ReadonlySet<string> = new Set([
  "Account",
  "AccountContactRelation",
  "AccountContactRole",
  "Asset",
  "Campaign",
  "CampaignMember",
  "CampaignMemberStatus",
  "Case",
  "Contact",
  "ContactPointAddress",
  "ContactPointConsent",
  "ContactPointEmail",
  "ContactPointPhone",
  "ContactPointTypeConsent",
  "ContentDocument",
  "ContentDocumentLink",
  "ContentFolder",
  "ContentVersion",
  "Contract",
  "EmailMessage",
  "EmailTemplate",
  "Event",
  "EventRelation",
  "Individual",
  "Lead",
  "ListEmail",
  "Opportunity",
  "OpportunityContactRole",
  "OpportunityLineItem",
  "OpportunitySplit",
  "Order",
  "OrderItem",
  "Pricebook2",
  "PricebookEntry",
  "ProcessInstance",
  "ProcessInstanceStep",
  "Product2",
  "QuickText",
  "Quote",
  "QuoteLineItem",
  "ServiceContract",
  "Task",
  "TaskRelation",
  "User",
  "WorkOrder",
  "WorkOrderLineItem"
]);

/**
 * The change event of an object, `AccountChangeEvent` or `Pen__ChangeEvent`: the object's fields behind a header that tells what
 * changed. Undefined for other names, and for objects that have none.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_associated_objects_change_event.htm
 */
export function changeEventOf(
  name: string,
  objectNamed: (name: string) => SObjectSchema | undefined
): SObjectSchema | undefined {
  const base = NAME.exec(name)?.groups?.["base"];
  const object = base === undefined ? undefined : objectNamed(/__ChangeEvent$/i.test(name) ? `${base}__c` : base);
  if (object === undefined || !supportsChangeEvents(object)) return undefined;
  const draft = createDraft({
    name: changeEventName(object),
    label: `Change Event: ${object.label}`,
    kind: "platformEvent",
    changesOf: object.name,
    createable: false,
    updateable: false,
    deletable: false,
    queryable: false,
    undeletable: false
  });
  draft.fields = [
    readOnlyField({ name: "ReplayId", label: "Replay ID", type: "string", length: 255 }),
    createField({ name: "ChangeEventHeader", label: "Change Event Header", type: "anyType" }),
    ...object.fields.filter(isCarried)
  ];
  return finishObject(draft, []);
}

/** What the change event of an object is called. */
export function changeEventName({ name }: SObjectSchema): string {
  return name.endsWith("__c") ? name.replace(/c$/, "ChangeEvent") : `${name}ChangeEvent`;
}

/** Whether changes of the object's records can be captured. */
export function supportsChangeEvents({ kind, name }: SObjectSchema): boolean {
  return kind === "custom" || (kind === "standard" && STANDARD_OBJECTS.has(name));
}

/** Formulas, files and whole addresses are left out; roll-up summaries and the parts of addresses are there. */
function isCarried(field: FieldSchema): boolean {
  if (NOT_CARRIED.has(field.name) || isCompound(field) || field.type === "base64") return false;
  return !field.calculated || field.rollup !== null;
}
