import type { SObjectSchema } from "../schema/types.ts";

/**
 * Layouts and list views name standard fields in an older way, such as `OPPORTUNITY.STAGE_NAME`. Those that are not the field's name in
 * capitals.
 */
const OLDER_NAMES: Record<string, string> = {
  "ACCOUNT.NAME": "Account.Name",
  FULL_NAME: "Name",
  "CORE.USERS.ALIAS": "Owner.Alias",
  "CORE.USERS.FULL_NAME": "Owner.Name",
  "CORE.USER_ROLE.NAME": "Owner.UserRole.Name",
  "OWNER.ALIAS": "Owner.Alias",
  "OWNER.FIRST_NAME": "Owner.FirstName",
  "OWNER.LAST_NAME": "Owner.LastName",
  CREATEDBY_USER: "CreatedBy.Name",
  "CREATEDBY_USER.ALIAS": "CreatedBy.Alias",
  UPDATEDBY_USER: "LastModifiedBy.Name",
  "UPDATEDBY_USER.ALIAS": "LastModifiedBy.Alias",
  LAST_UPDATE: "LastModifiedDate",
  LOOKUP_PHONE: "Phone",
  "ACCOUNT.PHONE1": "Phone",
  "ACCOUNT.ADDRESS1_STATE": "BillingState",
  "ACCOUNT.ADDRESS1_CITY": "BillingCity",
  "CONTACT.NAME": "Name",
  "CONTACT.PHONE1": "Phone",
  "CONTACT.EMAIL": "Email",
  PHONE1: "Phone",
  "USERS.NAME": "User.Name",
  "OPPORTUNITY.NAME": "Name",
  "OPPORTUNITY.ALIAS": "Owner.Alias",
  CONTACT_ROLE: "Role",
  "PRODUCT.NAME": "Product2.Name",
  "PRODUCT2.NAME": "Product2.Name",
  "OPPORTUNITY_LINE_ITEM.QUANTITY": "Quantity",
  "OPPORTUNITY_LINE_ITEM.UNITPRICE": "UnitPrice",
  UNITPRICE: "UnitPrice"
};

/** The SOQL path of a column or layout field of the object, canonical; null where the object has no such field. */
export function fieldPath(object: SObjectSchema, name: string): string | null {
  const direct = object.field(name)?.name;
  if (direct !== undefined) return direct;
  const older = OLDER_NAMES[name.toUpperCase()];
  if (older !== undefined && isKnownPath(object, older)) return older;
  const [, last = name] = /^\w+\.(\w+)$/.exec(name) ?? [];
  const spelt = last.replaceAll("_", "");
  const found = object.field(last) ?? object.field(spelt) ?? object.field(`${spelt}Id`);
  return found?.name ?? (isKnownPath(object, name) ? name : null);
}

function isKnownPath(object: SObjectSchema, path: string): boolean {
  const [head = "", ...rest] = path.split(".");
  return rest.length === 0 ? object.field(head) !== undefined : object.parentRelationship(head) !== undefined;
}
