import { nodes, text } from "./readers.ts";
import type { MetadataComponent } from "./types.ts";

/** Components that the Metadata API keeps inside another file: the parent's type, the element, and the child's own type. */
const CHILD_TYPES: Record<string, Record<string, string>> = {
  CustomObject: {
    fields: "CustomField",
    validationRules: "ValidationRule",
    listViews: "ListView",
    compactLayouts: "CompactLayout",
    recordTypes: "RecordType",
    fieldSets: "FieldSet",
    webLinks: "WebLink",
    businessProcesses: "BusinessProcess",
    sharingReasons: "SharingReason",
    indexes: "Index"
  },
  CustomLabels: { labels: "CustomLabel" }
};

/** Types whose children bear no parent in their fullName. */
const UNQUALIFIED = new Set(["CustomLabels"]);

/** The components that stand inside this component's own file, such as the fields of an object in one piece. */
export function innerComponents(component: MetadataComponent): MetadataComponent[] {
  const elements = CHILD_TYPES[component.type] ?? {};
  return Object.entries(elements).flatMap(([element, type]) =>
    nodes(component.body, element).map((body) => {
      const name = text(body, "fullName") ?? "";
      const fullName = UNQUALIFIED.has(component.type) ? name : `${component.fullName}.${name}`;
      return { type, fullName, path: component.path, body };
    })
  );
}
