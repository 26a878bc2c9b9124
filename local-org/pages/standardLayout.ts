import type { FieldSchema, SObjectSchema } from "../schema/types.ts";
import type { LayoutItem, PageLayout } from "./types.ts";
import { STANDARD_LAYOUTS } from "./standardLayouts.ts";

/** Fields that the platform keeps for itself and shows on no layout. */
const HIDDEN = new Set([
  "Id",
  "IsDeleted",
  "MasterRecordId",
  "SystemModstamp",
  "LastActivityDate",
  "LastViewedDate",
  "LastReferencedDate",
  "CleanStatus",
  "PhotoUrl",
  "Jigsaw",
  "JigsawContactId",
  "JigsawCompanyId",
  "CurrencyIsoCode"
]);

const SYSTEM = ["CreatedById", "LastModifiedById"];

/** Parts of compound fields stand on layouts as the compound. */
const NAME_PARTS = new Set(["FirstName", "LastName", "Salutation", "MiddleName", "Suffix"]);
const ADDRESS_PART =
  /^(.*?)(Street|City|State|StateCode|PostalCode|Country|CountryCode|Latitude|Longitude|GeocodeAccuracy)$/;

/** The layout of an object for which the project has none: its own fields in two columns, its children as related lists. */
export function standardLayout(object: SObjectSchema): PageLayout {
  const [left, right] = columnsOf(object);
  const system = SYSTEM.flatMap((name) => (object.field(name) === undefined ? [] : [readonly(name)]));
  return {
    sections: [
      { label: `${object.label} Information`, heading: true, columns: [left, right] },
      { label: "System Information", heading: true, columns: [system.slice(0, 1), system.slice(1)] }
    ],
    relatedLists: object.childRelationships
      .filter(({ relationshipName, childObject }) => relationshipName !== null && isRelatedList(object, childObject))
      .map(({ relationshipName }) => ({
        name: relationshipName ?? "",
        fields: [],
        sortField: null,
        sortDescending: false
      })),
    actions: []
  };
}

/** The platform's columns with the project's own fields below; for other objects all fields in two halves. */
function columnsOf(object: SObjectSchema): [LayoutItem[], LayoutItem[]] {
  const standard = STANDARD_LAYOUTS[object.name];
  const own = object.fields.filter((field) => isShown(object, field) && (standard === undefined || field.custom));
  const half = Math.ceil(own.length / 2);
  const itemsOf = (names: readonly string[]): LayoutItem[] =>
    names.flatMap((name) => object.field(name) ?? []).map(itemOf);
  return [
    [...itemsOf(standard?.[0] ?? []), ...own.slice(0, half).map(itemOf)],
    [...itemsOf(standard?.[1] ?? []), ...own.slice(half).map(itemOf)]
  ];
}

function isShown(object: SObjectSchema, field: FieldSchema): boolean {
  if (HIDDEN.has(field.name) || SYSTEM.includes(field.name)) return false;
  if (["CreatedDate", "LastModifiedDate", "RecordTypeId"].includes(field.name)) return false;
  if (NAME_PARTS.has(field.name) && object.field("Name") !== undefined) return false;
  const compound = ADDRESS_PART.exec(field.name)?.[1];
  return compound === undefined || object.field(`${compound}Address`) === undefined;
}

function itemOf(field: FieldSchema): LayoutItem {
  const editable = field.updateable || field.createable || field.type === "address" || field.nameField;
  if (!editable || field.calculated || field.autoNumber) return readonly(field.name);
  return { field: field.name, behavior: field.nillable || field.type === "boolean" ? "Edit" : "Required" };
}

function readonly(field: string): LayoutItem {
  return { field, behavior: "Readonly" };
}

/** Standard objects have hundreds of children; these are the ones that their layouts show, besides the project's own. */
const RELATED: Record<string, readonly string[]> = {
  Account: ["Contact", "Opportunity", "Case", "Contract", "Order", "Asset"],
  Contact: ["Opportunity", "Case"],
  Opportunity: ["OpportunityLineItem", "OpportunityContactRole", "OpportunityTeamMember"],
  Campaign: ["CampaignMember", "Opportunity"],
  Contract: ["Order"],
  Order: ["OrderItem"],
  Product2: ["PricebookEntry"],
  Pricebook2: ["PricebookEntry"]
};

function isRelatedList(object: SObjectSchema, childObject: string): boolean {
  return childObject.endsWith("__c") || (RELATED[object.name] ?? []).includes(childObject);
}
