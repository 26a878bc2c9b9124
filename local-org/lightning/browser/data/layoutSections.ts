import type { PageLayout } from "../../../pages/types.ts";
import { partsOf } from "./forms.ts";
import type { ObjectInfo } from "./objectInfo.ts";

export interface DetailItem {
  field: string;
  required: boolean;
  readOnly: boolean;
  editable: boolean;
  editLabel: string;
}

export interface DetailSection {
  key: string;
  label: string;
  heading: boolean;
  columns: { key: string; items: DetailItem[] }[];
}

/** A page layout as far as the user may see its fields. */
export function layoutSections(
  layout: Pick<PageLayout, "sections">,
  info: ObjectInfo,
  mayEdit: boolean
): DetailSection[] {
  const item = (field: string, behavior: string): DetailItem => {
    const readOnly = behavior === "Readonly";
    const editable = mayEdit && !readOnly && isEditable(info, field);
    const editLabel = `Edit ${info.fields[field]?.label ?? field}`;
    return { field, required: behavior === "Required" && editable, readOnly, editable, editLabel };
  };
  return layout.sections
    .map(({ label, heading, columns }, index) => ({
      key: `${label}${index}`,
      label,
      heading,
      columns: columns.map((items, column) => ({
        key: String(column),
        items: items.filter(({ field }) => field in info.fields).map(({ field, behavior }) => item(field, behavior))
      }))
    }))
    .filter(({ columns }) => columns.some(({ items }) => items.length > 0));
}

function isEditable(info: ObjectInfo, name: string): boolean {
  const parts = partsOf(info, name);
  return [name, ...parts].some((part) => info.fields[part]?.updateable === true);
}
