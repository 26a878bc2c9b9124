import type { FieldSchema, FieldType } from "./types.ts";

type FieldShape = Partial<FieldSchema> & { type: FieldType };

/** Fields that exist only with a feature that the local org has not: several currencies, person accounts, state picklists, territories… */
const FEATURE_FIELDS = [
  /^CurrencyIsoCode$/,
  /^Division$/,
  /^(Person|IsPersonAccount)/,
  /(Country|State)Code$/,
  /^(CleanStatus|DandbCompanyId|Jigsaw.*|DunsNumber|Naics.*|Territory2Id|IsExcludedFrom.*)$/,
  /^(ChannelProgram|SourceSystem|IsPriorityRecord|HasPrivacyHold|OperatingHoursId|AssetWarrantyId)/
];

/** Objects in which these names mean something else. */
const KEPT_ANYWAY: Record<string, RegExp> = {
  User: /^Division$/,
  Organization: /^(Division|SignupCountryIsoCode)$/,
  RecordType: /^IsPersonType$/
};

/** Whether an org without extra features has this field. */
export function inEveryOrg(object: string, field: string): boolean {
  return KEPT_ANYWAY[object]?.test(field) === true || !FEATURE_FIELDS.some((pattern) => pattern.test(field));
}

/** Names that tell the finer type, in this order, by Apex type. Source: the Object Reference, fields that most objects share. */
const RULES: [apexType: string, name: RegExp, shape: FieldShape][] = [
  ["String", /^(Description|Body|Comments|Signature|RollupDescription)$/, { type: "textarea", length: 32000 }],
  ["String", /Street$/, { type: "textarea", length: 255 }],
  ["String", /City$/, { type: "string", length: 40 }],
  ["String", /(State|Country)$/, { type: "string", length: 80 }],
  ["String", /PostalCode$/, { type: "string", length: 20 }],
  ["String", /(Phone|^Fax|[a-z]Fax)$/, { type: "phone", length: 40 }],
  ["String", /Email$/, { type: "email", length: 80 }],
  ["String", /^(Website|.*Url)$/, { type: "url", length: 255 }],
  ["String", /^(Masterlabel|MasterLabel|DeveloperName)$/, { type: "string", length: 80 }],
  ["String", /./, { type: "string", length: 255 }],
  ["Decimal", /(Latitude|Longitude)$/, { type: "double", precision: 18, scale: 15 }],
  [
    "Decimal",
    /(Amount|Price|Revenue|Cost|Subtotal|Total|Opportunities)$/,
    { type: "currency", precision: 18, scale: 2 }
  ],
  ["Decimal", /^(Discount|Probability)/, { type: "percent", precision: 5, scale: 2 }],
  ["Decimal", /./, { type: "double", precision: 18, scale: 2 }],
  ["Integer", /./, { type: "int", precision: 9 }],
  ["Long", /./, { type: "long", precision: 18 }],
  ["Boolean", /./, { type: "boolean" }],
  ["Date", /./, { type: "date" }],
  ["Datetime", /./, { type: "datetime" }],
  ["Time", /./, { type: "time" }],
  ["Blob", /./, { type: "base64" }],
  ["Id", /^Id$/, { type: "id", length: 18 }],
  ["Id", /./, { type: "reference", length: 18 }],
  ["List<String>", /./, { type: "junctionIdList" }]
];

/** The describe type and size of a standard field, from its Apex type and its name; null for what is no field of its own. */
export function shapeOf(apexType: string, name: string): FieldShape | null {
  const rule = RULES.find(([type, pattern]) => type === apexType && pattern.test(name));
  return rule === undefined ? null : rule[2];
}

const MAINTAINED_BY_PLATFORM =
  /^(Id|IsDeleted|CreatedById|CreatedDate|LastModifiedById|LastModifiedDate|SystemModstamp|LastViewedDate|LastReferencedDate|LastActivityDate|MasterRecordId|PhotoUrl|IsEmailBounced|LastCU.*Date|Last.*ChangedHistoryId|NamespacePrefix)$/;

/** Whether the platform keeps the field, whatever object it is on. */
export function isMaintainedByPlatform(name: string): boolean {
  return MAINTAINED_BY_PLATFORM.test(name);
}

const NEVER_EMPTY = /^(Id|CreatedById|CreatedDate|LastModifiedById|LastModifiedDate|SystemModstamp|OwnerId)$/;

/** Whether the platform always has a value for the field. */
export function isNeverEmpty(name: string): boolean {
  return NEVER_EMPTY.test(name);
}

const LABELS: Record<string, string> = {
  Id: "Record ID",
  IsDeleted: "Deleted",
  CreatedById: "Created By ID",
  LastModifiedById: "Last Modified By ID"
};

/** A label made of the API name: `CloseDate` becomes `Close Date`, `AccountId` becomes `Account ID`. */
export function labelOf(name: string): string {
  return (
    LABELS[name] ??
    name
      .replace(/Id$/, " ID")
      .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
      .replace(/\s+/g, " ")
  );
}
