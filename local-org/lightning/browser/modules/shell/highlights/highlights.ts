import { fieldLink, type FieldLink } from "../../../data/fieldLink.ts";
import { messageOf } from "../../../data/http.ts";
import type { ObjectInfo } from "../../../data/objectInfo.ts";
import type { ObjectPageInfo } from "../../../data/pages.ts";
import { recordPageOf, type QuickAction } from "../../../data/recordPages.ts";
import { watchRecord } from "../../../data/records.ts";
import type { RecordRepresentation } from "../../../data/representation.ts";
import { showToast } from "../../../data/toast.ts";
import RecordPart from "../recordPart/recordPart.ts";

interface HighlightField {
  name: string;
  label: string;
  value: unknown;
  display: string | null;
  type: string;
  scale: number;
  link: FieldLink | null;
}

/** The record's name, the fields of its compact layout, and what can be done with it. */
export default class Highlights extends RecordPart {
  info: ObjectPageInfo | null = null;
  name = "";
  fields: HighlightField[] = [];
  actions: QuickAction[] = [];

  protected override async load(): Promise<void> {
    const { object, info, actions } = await recordPageOf(this.recordId);
    this.info = object;
    this.actions = actions;
    const nameField = object.nameField ?? "Id";
    const names = [nameField, ...object.compactFields.filter((name) => name !== nameField)].filter(
      (name) => name in info.fields
    );
    this.stop?.();
    this.stop = watchRecord(
      { recordId: this.recordId, fields: [], optionalFields: names.map((name) => `${object.name}.${name}`) },
      (record) => void this.#show(info, record, names),
      (error) => showToast({ title: messageOf(error), variant: "error" })
    );
  }

  async #show(info: ObjectInfo, record: RecordRepresentation, [nameField = "", ...names]: string[]): Promise<void> {
    this.name = String(record.fields[nameField]?.value ?? "");
    this.fields = await Promise.all(
      names.filter((name) => record.fields[name] !== undefined).map((name) => highlightField(info, record, name))
    );
  }

  get objectLabel(): string {
    return this.info?.label ?? "";
  }
  get hasFields(): boolean {
    return this.fields.length > 0;
  }
}

async function highlightField(info: ObjectInfo, record: RecordRepresentation, name: string): Promise<HighlightField> {
  const field = info.fields[name];
  const { value = null, displayValue = null } = record.fields[name] ?? {};
  const reference = field?.reference ?? false;
  return {
    name,
    label: (field?.label ?? name).replace(/ ID$/, reference ? "" : " ID"),
    value,
    display: displayValue,
    type: field?.dataType ?? "String",
    scale: field?.scale ?? 0,
    link: field !== undefined && reference ? await fieldLink(info, record, field) : null
  };
}
