import { LightningElement, api } from "lwc";
import type { FieldOption } from "c/handoffField";
import { SECTIONS, type Section, type SectionTable } from "c/handoffSections";

interface ShownTable extends SectionTable {
  records: SObjectRow[];
  canEdit: boolean;
  canDelete: boolean;
}

interface ShownSection extends Omit<Section, "table"> {
  headingId: string;
  heading: string;
  hasFields: boolean;
  shownTable: ShownTable | undefined;
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
      hasFields: section.fields.length > 0,
      shownTable: section.table && this.shownTable(section.table)
    }));
  }

  private shownTable(table: SectionTable): ShownTable {
    const isOpenItems = table.rows === "openItems";
    return {
      ...table,
      records: this.record[table.rows],
      canEdit: this.canWrite || (isOpenItems && this.record.canEditOpenItems),
      canDelete: this.canWrite
    };
  }

  /** References that are picked from the handoff's own stakeholders. */
  get referenceOptions(): Record<string, FieldOption[]> {
    const { stakeholders } = this.record;
    return {
      Agreed_By__c: stakeholders.map((each) => ({ label: String(each.Full_Name__c), value: each.Id })),
      Quoted_By__c: stakeholders
        .filter((each) => each.Contact__c)
        .map((each) => ({ label: String(each.Full_Name__c), value: String(each.Contact__c) }))
    };
  }
}
