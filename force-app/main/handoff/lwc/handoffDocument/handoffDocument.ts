import { LightningElement, api } from "lwc";
import type { FieldOption } from "c/handoffField";
import { referenceOptions } from "c/handoffReferenceOptions";
import { SECTIONS, type ChildList, type Section, type SectionBlock, type SectionTable } from "c/handoffSections";
import { LABELS } from "./labels";

interface ShownTable extends SectionTable {
  records: SObjectRow[];
  values: Record<string, string>;
  canEdit: boolean;
  canDelete: boolean;
}

interface ShownBlock extends Omit<SectionBlock, "table"> {
  topicLabel: string;
  shownTable: ShownTable | undefined;
}

interface ShownSection extends Omit<Section, "blocks"> {
  headingId: string;
  heading: string;
  points: string;
  findings: HandoffFinding[];
  shownBlocks: ShownBlock[];
}

interface FieldsElement extends HTMLElement {
  objectApiName: string;
  focusField(name: string): boolean;
}

interface TableElement extends HTMLElement {
  objectApiName: string;
  rows: SObjectRow[];
  constants: Record<string, string>;
  addRow(values: Record<string, string>, firstField: string | undefined): void;
  editRow(id: string, firstField: string | undefined): void;
}

/** All sections of one handoff: to write in, or to read. */
export default class HandoffDocument extends LightningElement {
  @api record!: HandoffRecord;
  /** Nothing but open items can be changed. */
  @api readOnly = false;

  /** Scrolls to a section and reads out its heading. */
  @api showSection(key: string): void {
    const heading = this.template?.querySelector<HTMLElement>(`h3[data-section="${key}"]`);
    heading?.scrollIntoView({ block: "start", behavior: "smooth" });
    heading?.focus({ preventScroll: true });
  }

  /** Puts the cursor where the finding is mended: into the field, or into a new row. */
  @api showFinding(finding: HandoffFinding): void {
    const table = this.tableFor(finding);
    if (table && finding.kind === "newRow") {
      table.addRow(finding.defaults ?? {}, finding.fieldApiName);
      table.scrollIntoView({ block: "center" });
    } else if (table && finding.recordId) {
      table.editRow(finding.recordId, finding.fieldApiName);
      table.scrollIntoView({ block: "center" });
    } else if (!this.focusField(finding.fieldApiName)) {
      this.showSection(finding.pageSection);
    }
  }

  private focusField(name: string): boolean {
    const groups = this.template?.querySelectorAll<FieldsElement>("c-handoff-record-fields") ?? [];
    return [...groups].some((group) => group.focusField(name));
  }

  private tableFor({ objectApiName, recordId, defaults = {} }: HandoffFinding): TableElement | undefined {
    const tables = [...(this.template?.querySelectorAll<TableElement>("c-handoff-child-table") ?? [])];
    return tables
      .filter((table) => table.objectApiName === objectApiName)
      .find((table) => (recordId ? table.rows.some(({ Id }) => Id === recordId) : agrees(table.constants, defaults)));
  }

  get canWrite(): boolean {
    return this.record.canEdit && !this.readOnly;
  }

  get fieldsReadOnly(): boolean {
    return !this.canWrite;
  }

  get sections(): ShownSection[] {
    return SECTIONS.map((section) => ({
      ...section,
      headingId: `section-${section.key}`,
      heading: `${section.number}. ${section.title}`,
      points: this.pointsOf(section.rubric),
      findings: this.findingsIn(section.key),
      shownBlocks: section.blocks.map((block) => this.shownBlock(block, section))
    }));
  }

  private pointsOf(rubric: RubricSection | undefined): string {
    const section = this.record.score?.sections.find(({ key }) => key === rubric);
    return section ? LABELS.of.replace("{0}", String(section.earned)).replace("{1}", String(section.possible)) : "";
  }

  private findingsIn(key: PageSection): HandoffFinding[] {
    return this.canWrite ? (this.record.score?.findings ?? []).filter(({ pageSection }) => pageSection === key) : [];
  }

  private shownBlock(block: SectionBlock, section: Section): ShownBlock {
    return {
      ...block,
      topicLabel: block.heading ?? section.title,
      shownTable: block.table && this.shownTable(block.table)
    };
  }

  private shownTable(table: SectionTable): ShownTable {
    const isOpenItems = table.rows === "openItems";
    return {
      ...table,
      records: this.rowsOf(table.rows).filter((row) => agrees(table.constants ?? {}, row)),
      values: table.constants ?? {},
      canEdit: this.canWrite || (isOpenItems && this.record.canEditOpenItems),
      canDelete: this.canWrite
    };
  }

  private rowsOf(list: ChildList): SObjectRow[] {
    return this.record[list] ?? [];
  }

  get verdicts(): HandoffRowVerdict[] {
    return this.canWrite ? (this.record.score?.rows ?? []) : [];
  }

  get referenceOptions(): Record<string, FieldOption[]> {
    return referenceOptions(this.record);
  }
}

/** Every wanted value is in the given ones. */
function agrees(wanted: Record<string, unknown>, given: Record<string, unknown>): boolean {
  return Object.entries(wanted).every(([field, value]) => given[field] === value);
}
