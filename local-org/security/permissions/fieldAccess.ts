import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { FieldAccess, ObjectAccess } from "../types.ts";
import type { Grants } from "./grants.ts";

const NONE: FieldAccess = { read: false, edit: false };

/** What the grants allow with a field of an object. A field that does not exist allows nothing. */
export function fieldAccessOf(grants: Grants, object: SObjectSchema, access: ObjectAccess, name: string): FieldAccess {
  const field = object.field(name);
  if (field === undefined || !access.read) return NONE;
  const { read, edit } = granted(grants, object, field);
  const writable = !field.calculated && !field.autoNumber && (field.createable || field.updateable);
  return { read, edit: edit && writable && (access.edit || access.create) };
}

function granted(grants: Grants, object: SObjectSchema, field: FieldSchema): FieldAccess {
  const isOpen = grants.standardFields && !field.custom && !OF_DATA_COM.has(`${object.name}.${field.name}`);
  if (grants.everything || isOpen || !hasFieldSecurity(object, field)) return { read: true, edit: true };
  const { read, edit } = grants.fields.get(`${object.name}.${part(field)}`.toLowerCase()) ?? NONE;
  return { read: read || edit, edit };
}

/** Fields that Data.com fills: the platform's own profiles show them to administrators only. */
const OF_DATA_COM = new Set(["Account.Tradestyle", "Account.YearStarted"]);

/** Whether field-level security applies; fields that every record needs go with the object. */
function hasFieldSecurity(object: SObjectSchema, field: FieldSchema): boolean {
  if (object.kind !== "custom" && object.kind !== "standard") return false;
  if (field.masterDetail || (!field.custom && isAlwaysOpen(object, field))) return false;
  const optional = field.nillable || field.type === "boolean" || field.autoNumber || field.calculated;
  return optional;
}

/** Objects whose fields have permissions of their own; of set-up and of relations between records they go with the object. */
const WITH_FIELD_PERMISSIONS = new Set([
  "Account",
  "Asset",
  "Campaign",
  "Case",
  "Contact",
  "Contract",
  "Event",
  "Idea",
  "Lead",
  "Opportunity",
  "OpportunityLineItem",
  "Order",
  "OrderItem",
  "Product2",
  "Quote",
  "QuoteLineItem",
  "ServiceContract",
  "Solution",
  "Task",
  "WorkOrder"
]);

/** Names, owners and what the system fills go with the object too. */
function isAlwaysOpen(object: SObjectSchema, field: FieldSchema): boolean {
  const isSystem = !field.createable && !field.updateable;
  return !WITH_FIELD_PERMISSIONS.has(object.name) || isSystem || field.nameField || ALWAYS_OPEN.has(field.name);
}

const ALWAYS_OPEN = new Set(["OwnerId", "RecordTypeId", "CurrencyIsoCode", "FirstName", "LastName"]);

const ADDRESS_PART =
  /^(Billing|Shipping|Mailing|Other|Permanent|QuoteTo|Additional)?(Street|City|State|PostalCode|Country|StateCode|CountryCode|Latitude|Longitude|GeocodeAccuracy)$/;

/** The parts of a geolocation and of an address go with the whole. */
function part(field: FieldSchema): string {
  if (field.custom) return field.name.replace(/__(Latitude|Longitude)__s$/, "__c");
  return field.name.replace(ADDRESS_PART, "$1Address");
}
