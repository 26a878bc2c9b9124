import { readFileSync } from "node:fs";
import type { Project } from "../metadata/types.ts";
import { createField, readOnlyField } from "./fieldModel.ts";
import { createDraft, type ObjectDraft, pluralOf } from "./objectModel.ts";
import { inEveryOrg, isMaintainedByPlatform, isNeverEmpty, labelOf, shapeOf } from "./standardFieldRules.ts";
import type { FieldSchema, SharingModel } from "./types.ts";
import { standardValueSet } from "./valueSets.ts";

/** Fields by Apex type, parents and children by relationship name, as Apex code sees the object. */
interface ApexShape {
  fields: Record<string, string>;
  parents: Record<string, string>;
  children: Record<string, string>;
}

/** What the Object Reference tells of a field beyond its Apex type. */
interface FieldDetail extends Partial<FieldSchema> {
  required?: boolean;
  readOnly?: boolean;
  createOnly?: boolean;
  valueSet?: string;
}

interface ObjectDetail {
  label?: string;
  labelPlural?: string;
  sharingModel?: SharingModel;
  queryable?: boolean;
  fields?: Record<string, FieldDetail>;
  /** Objects that the Apex shapes lack: their fields by Apex type, and what their parents call them. */
  apexFields?: Record<string, string>;
  extraFields?: Record<string, string>;
  parents?: Record<string, string>;
  childOf?: Record<string, string>;
}

const DETAIL_FILES = ["sales", "activities", "service", "people", "setup", "others"];
const NAME_FIELDS = ["Name", "Subject", "Title", "MasterLabel", "DeveloperName"];
/** Objects whose records are called by their numbers, whatever other names they have. */
const NUMBERED: Record<string, string[]> = {
  Case: ["CaseNumber"],
  Contract: ["ContractNumber"],
  Order: ["OrderNumber"],
  OrderItem: ["OrderItemNumber"]
};
const WITH_ACTIVITIES = new Set([
  "Account",
  "Asset",
  "Campaign",
  "Case",
  "Contract",
  "Opportunity",
  "Order",
  "Product2",
  "Quote",
  "Solution"
]);

/** Objects whose records the platform itself makes. */
const READ_ONLY_OBJECTS =
  /(History|Definition|EntityParticle|RelationshipInfo|RelationshipDomain)$|^(OpportunityStage|TaskStatus|TaskPriority|CaseStatus|LeadStatus|AsyncApexJob|CronTrigger|EventBusSubscriber|CronJobDetail|UserRecordAccess|UserFieldAccess|UserEntityAccess|ApexClass|ApexTrigger|Profile|Organization|AppMenuItem|UserLicense|Name|AggregateResult)$/;

/** Objects whose deleted records are gone at once, although they have an IsDeleted field. */
const WITHOUT_RECYCLE_BIN =
  /(Share|History)$|^(PermissionSet.*|CustomPermission|CustomNotificationType|OpportunityTeamMember|AccountTeamMember|CampaignMember|PricebookEntry|EntitySubscription)$/;

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(`standard/${path}`, import.meta.url), "utf8")) as T;
}

const DETAILS: Record<string, ObjectDetail> = Object.assign(
  {},
  ...DETAIL_FILES.map((file) => readJson<Record<string, ObjectDetail>>(`details/${file}.json`))
) as Record<string, ObjectDetail>;
const SHAPES = withDetailedObjects(readJson<Record<string, ApexShape>>("sobjects.json"));

/** The platform's own objects, with the project's standard value sets. Source: the Object Reference, API 61. */
export function standardObjects(project: Project): ObjectDraft[] {
  return Object.entries(SHAPES).map(([name, shape]) => standardObject(project, name, shape));
}

function withDetailedObjects(shapes: Record<string, ApexShape>): Record<string, ApexShape> {
  for (const [name, { apexFields, parents, childOf }] of Object.entries(DETAILS)) {
    if (apexFields !== undefined) shapes[name] = { fields: apexFields, parents: parents ?? {}, children: {} };
    for (const [parent, relationship] of Object.entries(childOf ?? {})) {
      const children = shapes[parent]?.children;
      if (children !== undefined) children[relationship] = name;
    }
  }
  return shapes;
}

function standardObject(project: Project, name: string, shape: ApexShape): ObjectDraft {
  const detail = DETAILS[name] ?? {};
  const label = detail.label ?? labelOf(name.replace(/\d$/, ""));
  const editable = !READ_ONLY_OBJECTS.test(name);
  const share = name.endsWith("Share");
  const event = "ReplayId" in shape.fields;
  const draft = createDraft({
    name,
    label,
    labelPlural: detail.labelPlural ?? pluralOf(label),
    kind: event ? "platformEvent" : share ? "share" : "standard",
    sharingModel: detail.sharingModel ?? "ReadWrite",
    createable: editable,
    updateable: editable && !event,
    deletable: editable && !event && name !== "User",
    queryable: detail.queryable ?? !event,
    undeletable: editable && "IsDeleted" in shape.fields && !WITHOUT_RECYCLE_BIN.test(name),
    enableActivities: WITH_ACTIVITIES.has(name),
    platformChildren: Object.entries(shape.children)
  });
  draft.fields = standardFields(project, name, shape, detail);
  return draft;
}

function standardFields(project: Project, object: string, shape: ApexShape, detail: ObjectDetail): FieldSchema[] {
  const apexFields = { ...shape.fields, ...detail.extraFields };
  const names = Object.keys(apexFields).filter((name) => inEveryOrg(object, name));
  const fields = names.flatMap((name) => {
    const field = standardField(project, name, apexFields[name] ?? "String", shape, detail.fields?.[name] ?? {});
    return field === null ? [] : [field];
  });
  markNameField(object, fields);
  return [...systemFieldsFirst(fields.filter(leadsSomewhere)), ...compoundFields(shape)];
}

function standardField(
  project: Project,
  name: string,
  apexType: string,
  shape: ApexShape,
  detail: FieldDetail
): FieldSchema | null {
  const size = shapeOf(apexType, name);
  if (size === null) return null;
  const { required, readOnly, createOnly, valueSet, ...rest } = detail;
  const maintained = isMaintainedByPlatform(name) || readOnly === true;
  return createField({
    name,
    label: labelOf(name),
    ...size,
    ...(size.type === "reference" ? reference(name, shape) : {}),
    ...(maintained ? { createable: false, updateable: false } : {}),
    ...(createOnly === true ? { updateable: false } : {}),
    ...(detail.masterDetail === true ? { deleteConstraint: "Cascade" as const } : {}),
    ...(required === true || detail.masterDetail === true || isNeverEmpty(name) ? { nillable: false } : {}),
    ...(valueSet === undefined ? {} : picklist(project, valueSet, detail)),
    ...rest
  });
}

function picklist(project: Project, valueSet: string, detail: FieldDetail): Partial<FieldSchema> {
  return { picklistValues: standardValueSet(project, valueSet), length: detail.length ?? 255 };
}

function reference(name: string, shape: ApexShape): Partial<FieldSchema> {
  const relationship = name.replace(/Id$/, "");
  const parent = shape.parents[relationship];
  if (parent === undefined) return {};
  if (parent === "Name")
    return { relationshipName: relationship, referenceTo: name === "OwnerId" ? ["Group", "User"] : [] };
  return { relationshipName: relationship, referenceTo: [parent] };
}

/** References to objects of features that the local org has not are left out. */
function leadsSomewhere(field: FieldSchema): boolean {
  return field.referenceTo.length === 0 || field.referenceTo.some((target) => target in SHAPES);
}

function markNameField(object: string, fields: FieldSchema[]): void {
  const candidates = [...(NUMBERED[object] ?? []), ...NAME_FIELDS];
  const name = candidates
    .map((candidate) => fields.find((field) => field.name === candidate))
    .find((field) => field !== undefined);
  if (name !== undefined) name.nameField = true;
}

function systemFieldsFirst(fields: FieldSchema[]): FieldSchema[] {
  const rank = (field: FieldSchema): number =>
    field.name === "Id" ? 0 : field.name === "IsDeleted" ? 1 : field.nameField ? 2 : 3;
  return fields
    .map((field, index) => ({ field, index }))
    .sort((a, b) => rank(a.field) - rank(b.field) || a.index - b.index)
    .map(({ field }) => field);
}

/** Addresses: one field of several, which SOQL can select as a whole. */
function compoundFields(shape: ApexShape): FieldSchema[] {
  return Object.entries(shape.parents)
    .filter(([name, parent]) => parent === "Address" && inEveryOrg("", name))
    .map(([name]) => readOnlyField({ name, label: labelOf(name), type: "address" }));
}
