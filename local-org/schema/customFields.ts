import { child, flag, nodes, number, text, texts } from "../metadata/readers.ts";
import type { MetadataComponent, MetadataNode, Project } from "../metadata/types.ts";
import { createField, type FieldInit } from "./fieldModel.ts";
import { mistake } from "./sourceLocation.ts";
import type { FieldSchema, FieldType, PicklistValue, RollupOperation, RollupSummary } from "./types.ts";
import { globalValueSet, readValue, standardValueSet } from "./valueSets.ts";

/** A `CustomField` component while it is read. */
interface Source {
  project: Project;
  component: MetadataComponent;
  body: MetadataNode;
}

type Shape = Partial<FieldSchema> & { type: FieldType };

const FORMULA_TEXT_LENGTH = 1300;

/** How each metadata field type looks in a describe call. */
const SHAPES: Record<string, (source: Source) => Shape> = {
  Text: (source) => ({ type: "string", length: isFormula(source) ? FORMULA_TEXT_LENGTH : required(source, "length") }),
  TextArea: () => ({ type: "textarea", length: 255 }),
  LongTextArea: (source) => ({ type: "textarea", length: required(source, "length") }),
  Html: (source) => ({ type: "textarea", length: number(source.body, "length") ?? 32768, htmlFormatted: true }),
  EncryptedText: (source) => ({ type: "encryptedstring", length: required(source, "length") }),
  Email: () => ({ type: "email", length: 80 }),
  Phone: () => ({ type: "phone", length: 40 }),
  Url: () => ({ type: "url", length: 255 }),
  Checkbox: () => ({ type: "boolean", nillable: false }),
  Number: (source) => ({ type: "double", ...digits(source) }),
  Currency: (source) => ({ type: "currency", ...digits(source) }),
  Percent: (source) => ({ type: "percent", ...digits(source) }),
  Date: () => ({ type: "date" }),
  DateTime: () => ({ type: "datetime" }),
  Time: () => ({ type: "time" }),
  Picklist: (source) => ({ type: "picklist", length: 255, ...picklist(source) }),
  MultiselectPicklist: (source) => ({ type: "multipicklist", length: 4099, ...picklist(source) }),
  AutoNumber: (source) => ({
    type: "string",
    length: 30,
    autoNumber: true,
    nillable: false,
    displayFormat: text(source.body, "displayFormat") ?? "{0}"
  }),
  Lookup: (source) => ({ ...reference(source), deleteConstraint: deleteConstraint(source) }),
  Hierarchy: (source) => ({ ...reference(source, ["User"]), deleteConstraint: "SetNull" }),
  MetadataRelationship: (source) => ({
    ...reference(source),
    ...entityOf(source),
    length: 255,
    deleteConstraint: "SetNull"
  }),
  MasterDetail: (source) => ({
    ...reference(source),
    masterDetail: true,
    nillable: false,
    deleteConstraint: "Cascade",
    reparentable: flag(source.body, "reparentableMasterDetail"),
    updateable: flag(source.body, "reparentableMasterDetail"),
    writeRequiresMasterRead: flag(source.body, "writeRequiresMasterRead")
  }),
  Location: () => ({ type: "location" })
};

/** Reads a `CustomField`. Throws a `SourceError` for a type that is unknown and for properties that its type demands. */
export function readCustomField(project: Project, component: MetadataComponent): FieldSchema[] {
  const source: Source = { project, component, body: component.body };
  const name = text(component.body, "fullName") ?? component.fullName.split(".").at(-1) ?? component.fullName;
  const type = text(component.body, "type");
  if (type === null) throw mistake(project, component, "type", "the field has no type");
  if (type === "Summary") return [summaryField(source, name)];
  const shape = SHAPES[type];
  if (shape === undefined) throw mistake(project, component, "type", `the field type ${type} is unknown`);
  const field = createField({ ...common(source, name), ...shape(source) });
  return type === "Location" ? [field, ...coordinates(field, number(component.body, "scale") ?? 0)] : [field];
}

/** Changes that a `CustomField` component makes to a field which the platform brings. */
export function readStandardFieldChanges(
  project: Project,
  component: MetadataComponent,
  field: FieldSchema
): FieldSchema {
  const source: Source = { project, component, body: component.body };
  const label = text(component.body, "label");
  const helpText = text(component.body, "inlineHelpText");
  const values = child(component.body, "valueSet") === null ? {} : picklist(source);
  return {
    ...field,
    ...values,
    label: label ?? field.label,
    helpText: helpText ?? field.helpText,
    trackHistory: flag(component.body, "trackHistory")
  };
}

function common(source: Source, name: string): Omit<FieldInit, "type"> {
  const { body } = source;
  const formula = readFormula(source);
  return {
    name,
    label: text(body, "label") ?? name.replace(/__c$/, "").replaceAll("_", " "),
    custom: true,
    nillable: !flag(body, "required"),
    unique: flag(body, "unique"),
    caseSensitive: flag(body, "caseSensitive"),
    externalId: flag(body, "externalId"),
    trackHistory: formula === null && flag(body, "trackHistory"),
    helpText: text(body, "inlineHelpText"),
    description: text(body, "description"),
    formula,
    formulaTreatBlanksAsZero: formula !== null && text(body, "formulaTreatBlanksAs") !== "BlankAsBlank",
    defaultValue: text(body, "defaultValue") ?? (text(body, "type") === "Checkbox" && formula === null ? "false" : null)
  };
}

function isFormula(source: Source): boolean {
  return "formula" in source.body;
}

function readFormula(source: Source): string | null {
  const formula = text(source.body, "formula");
  const meant = isFormula(source) || "formulaTreatBlanksAs" in source.body;
  if (formula === null && meant) throw mistake(source.project, source.component, "formula", "the formula is empty");
  return formula;
}

function required(source: Source, element: string): number {
  const value = number(source.body, element);
  if (value === null) throw mistake(source.project, source.component, "type", `${element} is missing`);
  return value;
}

function digits(source: Source): { precision: number; scale: number } {
  if (isFormula(source))
    return { precision: number(source.body, "precision") ?? 18, scale: number(source.body, "scale") ?? 0 };
  return { precision: required(source, "precision"), scale: required(source, "scale") };
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm, metadataRelationshipControllingField */
function entityOf({ body }: Source): { entityField?: string } {
  const controlling = text(body, "metadataRelationshipControllingField");
  return controlling === null ? {} : { entityField: controlling.replace(/^.*\./u, "") };
}

function reference(source: Source, fallback: string[] = []): Shape {
  const targets = texts(source.body, "referenceTo");
  const referenceTo = targets.length > 0 ? targets : fallback;
  if (referenceTo.length === 0) throw mistake(source.project, source.component, "type", "referenceTo is missing");
  const name = text(source.body, "fullName") ?? "";
  const relationshipName = name.replace(/__c$/, "__r");
  return { type: "reference", length: 18, referenceTo, relationshipName, lookupFilter: lookupFilter(source) };
}

function lookupFilter(source: Source): FieldSchema["lookupFilter"] {
  const filter = child(source.body, "lookupFilter");
  if (filter === null || !flag(filter, "active")) return null;
  const missing = "Value does not exist or does not match filter criteria.";
  return {
    required: !flag(filter, "isOptional"),
    logic: text(filter, "booleanFilter"),
    message: text(filter, "errorMessage") ?? missing,
    items: nodes(filter, "filterItems").map((item) => ({
      field: text(item, "field") ?? "",
      operation: text(item, "operation") ?? "",
      value: text(item, "value"),
      valueField: text(item, "valueField")
    }))
  };
}

/** A lookup that is required cannot be cleared. */
function deleteConstraint(source: Source): FieldSchema["deleteConstraint"] {
  const constraint = text(source.body, "deleteConstraint");
  if (constraint === "Cascade" || constraint === "Restrict") return constraint;
  return flag(source.body, "required") ? "Restrict" : "SetNull";
}

function picklist(source: Source): Partial<FieldSchema> {
  const valueSet = child(source.body, "valueSet");
  if (valueSet === null) {
    const values = child(source.body, "picklist");
    if (values !== null) return picklistBeforeValueSets(values);
    if (isFormula(source)) return {};
    throw mistake(source.project, source.component, "type", "the picklist has no valueSet");
  }
  const setName = text(valueSet, "valueSetName");
  const values = setName === null ? inlineValues(valueSet) : namedValues(source, setName);
  const controllerName = text(valueSet, "controllingField");
  return {
    picklistValues: controllerName === null ? values : values.map((value) => controlled(value, valueSet)),
    restrictedPicklist: setName !== null || flag(valueSet, "restricted"),
    controllerName
  };
}

/** The element `picklist` of API 37 and before. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_picklist.htm */
function picklistBeforeValueSets(body: MetadataNode): Partial<FieldSchema> {
  return {
    picklistValues: nodes(body, "picklistValues").map((value) => ({
      ...readValue(value),
      controllingValues: texts(value, "controllingFieldValues")
    })),
    controllerName: text(body, "controllingField")
  };
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_picklist.htm, ValueSettings */
function controlled(value: PicklistValue, valueSet: MetadataNode): PicklistValue {
  const settings = nodes(valueSet, "valueSettings").filter((each) => text(each, "valueName") === value.value);
  return { ...value, controllingValues: settings.flatMap((each) => texts(each, "controllingFieldValue")) };
}

function inlineValues(valueSet: MetadataNode): PicklistValue[] {
  return nodes(child(valueSet, "valueSetDefinition") ?? {}, "value").map(readValue);
}

function namedValues(source: Source, setName: string): PicklistValue[] {
  const values = globalValueSet(source.project, setName) ?? standardValueSet(source.project, setName);
  if (values.length === 0)
    throw mistake(source.project, source.component, "valueSetName", `the value set ${setName} does not exist`);
  return values;
}

const OPERATIONS: Record<string, RollupOperation> = { count: "count", sum: "sum", min: "min", max: "max" };

/** A roll-up summary; its type becomes that of the summarized field when all objects are known (see `relateObjects`). */
function summaryField(source: Source, name: string): FieldSchema {
  return createField({
    ...common(source, name),
    type: "double",
    precision: 18,
    defaultValue: null,
    rollup: readRollup(source)
  });
}

function readRollup(source: Source): RollupSummary {
  const { body, component, project } = source;
  const operation = OPERATIONS[text(body, "summaryOperation") ?? ""];
  const [childObject, childReferenceField] = (text(body, "summaryForeignKey") ?? "").split(".");
  if (operation === undefined)
    throw mistake(project, component, "summaryOperation", "summaryOperation is missing or unknown");
  if (childObject === undefined || childReferenceField === undefined)
    throw mistake(project, component, "summaryForeignKey", "summaryForeignKey names no field of a child object");
  return {
    operation,
    childObject,
    childReferenceField,
    summarizedField: text(body, "summarizedField")?.split(".").at(-1) ?? null,
    filters: nodes(body, "summaryFilterItems").map((filter) => ({
      field: (text(filter, "field") ?? "").split(".").at(-1) ?? "",
      operation: text(filter, "operation") ?? "equals",
      value: text(filter, "value") ?? ""
    }))
  };
}

/** The two numbers of a geolocation, which the store keeps. */
function coordinates(field: FieldSchema, scale: number): FieldSchema[] {
  return (["Latitude", "Longitude"] as const).map((part) =>
    createField({
      name: field.name.replace(/__c$/, `__${part}__s`),
      label: `${field.label} (${part})`,
      type: "double",
      custom: true,
      precision: scale + 3,
      scale,
      nillable: field.nillable
    })
  );
}
