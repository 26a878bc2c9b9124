import { LightningElement, api, wire } from "lwc";
import { getObjectInfo } from "lightning/uiObjectInfoApi";
import { deleteRecord } from "lightning/uiRecordApi";
import { confirmLoss } from "c/handoffConfirm";
import { errorMessages } from "c/handoffErrors";
import type { FieldOption } from "c/handoffField";
import { formatValue, referenceName } from "c/handoffFormat";
import { LABELS } from "./labels";

interface Cell {
  key: string;
  label: string;
  text: string;
}

interface TableRow {
  id: string;
  record: SObjectRow;
  name: string;
  /** The first column names the row. */
  header: Cell | undefined;
  cells: Cell[];
  isEditing: boolean;
  editLabel: string;
  deleteLabel: string;
  /** What the row lacks to count. */
  gaps: string[];
}

/** What a new row is edited under, until the server names it. */
const NEW_ROW = "new";

/**
 * The rows of one child object of a handoff: shown as a table, added and edited in place, deleted after a confirmation.
 *
 * Fires `saved` when the rows have changed on the server.
 */
export default class HandoffChildTable extends LightningElement {
  @api objectApiName!: string;
  @api parentId!: string;
  @api rows: SObjectRow[] = [];
  /** API names of the fields that the table shows; the first one names the row. */
  @api columns: string[] = [];
  /** API names of the fields that the form offers. */
  @api formFields: string[] = [];
  @api caption = "";
  @api addLabel = "";
  @api emptyText = "";
  /** Values that every row of this table has. */
  @api constants: Record<string, string> = {};
  /** How the rubric judges the rows. */
  @api verdicts: HandoffRowVerdict[] = [];
  @api canEdit = false;
  @api canDelete = false;
  /** Choices of reference fields, by field. */
  @api referenceOptions: Record<string, FieldOption[]> = {};

  labels = LABELS;
  info: ObjectInfo | undefined;
  infoError: unknown;
  editedId: string | undefined;
  firstField: string | undefined;
  /** What a new row starts with. */
  newValues: Record<string, string> = {};
  messages: string[] = [];

  @wire(getObjectInfo, { objectApiName: "$objectApiName" })
  wiredInfo({ data, error }: WireResult<ObjectInfo>): void {
    this.info = data ?? this.info;
    this.infoError = error;
  }

  get hasNoFields(): boolean {
    return this.infoError !== undefined && this.info === undefined;
  }

  get shownColumns(): FieldInfo[] {
    return this.columns.flatMap((name) => this.info?.fields[name] ?? []);
  }

  get columnCount(): number {
    return this.shownColumns.length + (this.hasActions ? 1 : 0);
  }

  get tableRows(): TableRow[] {
    return this.rows.map((record) => this.tableRow(record));
  }

  private tableRow(record: SObjectRow): TableRow {
    const [header, ...cells] = this.shownColumns.map((field) => this.cell(record, field));
    const name = header?.text ?? "";
    return {
      id: record.Id,
      record,
      name,
      header,
      cells,
      isEditing: record.Id === this.editedId,
      editLabel: LABELS.editRow.replace("{0}", name),
      deleteLabel: LABELS.deleteRow.replace("{0}", name),
      gaps: this.gapsOf(record)
    };
  }

  private gapsOf({ Id }: SObjectRow): string[] {
    const verdict = this.verdicts.find(({ recordId }) => recordId === Id);
    return (verdict?.parts ?? []).filter(({ passed }) => !passed).map(({ message }) => message);
  }

  private cell(record: SObjectRow, field: FieldInfo): Cell {
    const isReference = field.dataType === "Reference";
    const text = isReference ? referenceName(record, field.apiName) : formatValue(record[field.apiName], field);
    return { key: field.apiName, label: field.label, text };
  }

  get hasTable(): boolean {
    return this.info !== undefined && (this.rows.length > 0 || this.isAdding);
  }

  get isEmpty(): boolean {
    return this.rows.length === 0 && !this.isAdding && !this.hasNoFields;
  }

  get isAdding(): boolean {
    return this.editedId === NEW_ROW;
  }

  get canAdd(): boolean {
    return this.canEdit && !this.isAdding && (this.info?.createable ?? false);
  }

  get hasActions(): boolean {
    return this.canEdit || this.canDelete;
  }

  get canDeleteRows(): boolean {
    return this.canDelete && (this.info?.deletable ?? false);
  }

  /** The field that a single line fills. */
  get lineField(): FieldInfo | undefined {
    return this.shownColumns[0];
  }

  get canAddLines(): boolean {
    return this.canAdd && this.lineField !== undefined;
  }

  handleAdd(): void {
    this.addRow({}, undefined);
  }

  handleEdit(event: Event): void {
    const { id = "", field } = (event.currentTarget as HTMLElement).dataset;
    this.editRow(id, field);
  }

  /** Opens the form of a new row with some values set. */
  @api addRow(values: Record<string, string>, firstField: string | undefined): void {
    this.edit(NEW_ROW, { ...this.constants, ...values }, firstField);
  }

  /** Opens the form of a row with the cursor in a field. */
  @api editRow(id: string, firstField: string | undefined): void {
    if (this.canEdit) {
      this.edit(id, {}, firstField);
    }
  }

  /** Another row may be open with words in it; they are not thrown away unasked. */
  private async edit(
    id: string | undefined,
    newValues: Record<string, string> = {},
    firstField?: string
  ): Promise<void> {
    if (await this.mayCloseForm()) {
      this.messages = [];
      this.editedId = id;
      this.newValues = newValues;
      this.firstField = firstField;
    }
  }

  private async mayCloseForm(): Promise<boolean> {
    const form = this.template?.querySelector<HTMLElement & { isDirty: boolean }>("c-handoff-child-form");
    return form?.isDirty ? confirmLoss(LABELS.discard, LABELS.discardConfirmation) : true;
  }

  async handleCancel(): Promise<void> {
    const id = this.editedId;
    await this.edit(undefined);
    this.focusAction(id);
  }

  handleSaved(): void {
    const id = this.editedId;
    this.editedId = undefined;
    this.messages = [];
    this.focusAction(id);
  }

  async handleDelete(event: Event): Promise<void> {
    const id = rowId(event);
    const row = this.tableRows.find((each) => each.id === id);
    if (!row || !(await confirmLoss(row.deleteLabel, LABELS.deleteConfirmation.replace("{0}", row.name)))) {
      return;
    }
    this.messages = [];
    try {
      await deleteRecord(row.id);
      this.dispatchEvent(new CustomEvent("saved", { bubbles: true, composed: true }));
      this.focusAction(NEW_ROW);
    } catch (error) {
      this.messages = errorMessages(error, LABELS.deleteFailed);
    }
  }

  /** The form is gone: the keyboard goes back to what opened it. */
  private focusAction(id: string | undefined): void {
    Promise.resolve().then(() => {
      const opener = id === NEW_ROW ? ".add" : `.edit[data-id="${id}"]`;
      this.template?.querySelector<HTMLElement>(opener)?.focus();
    });
  }
}

function rowId(event: Event): string | undefined {
  return (event.currentTarget as HTMLElement).dataset.id;
}
