import { api, LightningElement } from "lwc";
import { messageOf } from "../../../data/http.ts";
import type { PageWithDefaults, ObjectPageInfo } from "../../../data/pages.ts";
import { announceTitle } from "../../../data/recordDialogs.ts";
import { openRecordPage } from "../../../data/recordPages.ts";
import { onRecordChange, watchRecord } from "../../../data/records.ts";
import { rememberRecord } from "../../../data/recent.ts";
import type { RecordRepresentation } from "../../../data/representation.ts";
import { navigateTo } from "../../../data/router.ts";

/** A record's page: the one that the project assigns, or the platform's own. */
export default class RecordPage extends LightningElement {
  page: PageWithDefaults | null = null;
  objectApiName = "";
  error = "";
  #recordId = "";
  #stopChanges: (() => void) | undefined;
  #stopRecord: (() => void) | undefined;

  @api get recordId(): string {
    return this.#recordId;
  }
  set recordId(id: string) {
    this.#recordId = id;
    void this.#load(id);
  }

  connectedCallback(): void {
    this.#stopChanges = onRecordChange((id, change) => {
      if (id === this.#recordId && change === "deleted") navigateTo(`/lightning/o/${this.objectApiName}/list`, true);
    });
  }

  disconnectedCallback(): void {
    this.#stopChanges?.();
    this.#stopRecord?.();
  }

  async #load(id: string): Promise<void> {
    this.#stopRecord?.();
    this.page = null;
    this.error = "";
    try {
      const { page, object, record } = await openRecordPage(id);
      if (id !== this.#recordId) return;
      this.objectApiName = object.name;
      this.page = page;
      this.#follow(object, record);
    } catch (error) {
      if (id !== this.#recordId) return;
      announceTitle("Error");
      this.error = messageOf(error);
    }
  }

  /** The title is the record's name; a record of another type has another page. */
  #follow(object: ObjectPageInfo, { id, recordTypeId }: RecordRepresentation): void {
    const nameField = object.nameField ?? "Id";
    this.#stopRecord = watchRecord(
      { recordId: id, fields: [], optionalFields: [`${object.name}.${nameField}`] },
      (record) => {
        if (record.recordTypeId !== recordTypeId) void this.#load(id);
        const name = String(record.fields[nameField]?.value ?? "");
        rememberRecord({ id, object: object.name, name });
        announceTitle(`${name} | ${object.label}`);
      },
      // The highlights tell of a record that cannot be read any more.
      () => undefined
    );
  }
}
