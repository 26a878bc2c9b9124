import { nodes, text } from "../metadata/readers.ts";
import type { MetadataComponent, Project } from "../metadata/types.ts";
import { mistake } from "../schema/sourceLocation.ts";
import type { FieldSchema, Schema, SObjectSchema } from "../schema/types.ts";
import type { FieldValue, RecordValues } from "../values.ts";
import type { SetupRecords } from "./setupRecords.ts";

const NUMBERS: ReadonlySet<string> = new Set(["int", "long", "double", "currency", "percent"]);

/** Writes the project's custom metadata records. One of an unknown type and an unknown field are mistakes of the project. */
export function syncCustomMetadata(records: SetupRecords, project: Project): void {
  const components = project.ofType("CustomMetadata");
  const ids = new Map<MetadataComponent, string>();
  for (const component of components)
    project.mistakes.attempt(() => ids.set(component, writeRecord(records, project, component)));
  for (const [component, id] of ids) writeValues(records, project, component, id);
  forgetRemoved(records, components);
}

function writeRecord(records: SetupRecords, project: Project, component: MetadataComponent): string {
  const { object, name } = nameOf(records, project, component);
  const label = text(component.body, "label") ?? name;
  const own = { MasterLabel: label, Label: label, QualifiedApiName: name, Language: "en_US" };
  return records.put(object.name, { DeveloperName: name }, own);
}

/** Second, because a record may refer to any other. */
function writeValues(records: SetupRecords, project: Project, component: MetadataComponent, id: string): void {
  const { object } = nameOf(records, project, component);
  const values: RecordValues = {};
  for (const node of nodes(component.body, "values"))
    project.mistakes.attempt(() => {
      const field = object.field(text(node, "field") ?? "");
      if (field === undefined)
        throw mistake(project, component, "field", `${object.name} has no field ${text(node, "field")}`);
      values[field.name] = valueOf(records, field, text(node, "value"));
    });
  records.put(object.name, { Id: id }, withCanonicalFields(records.schema, object, values));
}

/** Names of fields in the case in which their object has them. */
function withCanonicalFields(schema: Schema, object: SObjectSchema, values: RecordValues): RecordValues {
  const named = Object.entries(values).map(([name, value]) => {
    const entityField = object.field(name)?.entityField;
    const entity = entityField === undefined ? undefined : schema.object(String(values[entityField]));
    return [name, entity?.field(String(value))?.name ?? value] as const;
  });
  return Object.fromEntries(named);
}

function nameOf(
  records: SetupRecords,
  project: Project,
  component: MetadataComponent
): { object: SObjectSchema; name: string } {
  const [type = "", name = ""] = component.fullName.split(".");
  const object = records.schema.object(`${type}__mdt`);
  if (object === undefined)
    throw mistake(project, component, "CustomMetadata", `the custom metadata type ${type}__mdt does not exist`);
  return { object, name };
}

function valueOf(records: SetupRecords, field: FieldSchema, value: string | null): FieldValue {
  if (value === null) return null;
  if (field.type === "boolean") return value.toLowerCase() === "true";
  if (NUMBERS.has(field.type)) return Number(value);
  if (field.type === "datetime") return new Date(value).toISOString();
  if (field.referenceTo.includes("EntityDefinition")) return records.schema.object(value)?.name ?? value;
  const target = field.referenceTo.find((name) => name.endsWith("__mdt"));
  return target === undefined ? value : records.idOf(target, { DeveloperName: value });
}

function forgetRemoved(records: SetupRecords, components: readonly MetadataComponent[]): void {
  const kept = Map.groupBy(components, ({ fullName }) => `${fullName.split(".")[0]}__mdt`.toLowerCase());
  for (const object of records.schema.objects()) {
    if (object.kind !== "customMetadata") continue;
    const names = (kept.get(object.name.toLowerCase()) ?? []).map(({ fullName }) => fullName.split(".")[1] ?? "");
    records.keepOnly(object.name, "DeveloperName", new Set(names));
  }
}
