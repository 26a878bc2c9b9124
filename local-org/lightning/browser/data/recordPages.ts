import type { ObjectPageInfo, PageLayout, QuickAction } from "../../../pages/types.ts";
import { request } from "./http.ts";
import { knowObject, MASTER_RECORD_TYPE, type ObjectInfo, type ObjectPicklists } from "./objectInfo.ts";
import { currentApp, formFactor, type PageWithDefaults } from "./pages.ts";
import { ingest } from "./records.ts";
import type { RecordRepresentation } from "./representation.ts";

export type { ComponentAction, FormAction, QuickAction } from "../../../pages/types.ts";

/** A record's page with what its parts show: one answer for all of them. */
export interface RecordPage {
  page: PageWithDefaults;
  object: ObjectPageInfo;
  layout: PageLayout;
  /** The quick actions of the highlights. */
  actions: QuickAction[];
  closedStages: { value: string; won: boolean }[];
  info: ObjectInfo;
  /** Of the record's type. */
  picklists: ObjectPicklists;
  record: RecordRepresentation;
  /** Qualified names of the fields with which the record was read, as far as the user may see them. */
  fields: string[];
}

const pages = new Map<string, Promise<RecordPage>>();

/** The record's page as it is now. Rejects for a record out of the user's reach. */
export function openRecordPage(recordId: string): Promise<RecordPage> {
  const page = readRecordPage(recordId);
  pages.set(recordId, page);
  page.catch(() => pages.delete(recordId));
  return page;
}

/** The record's page as it was opened. */
export function recordPageOf(recordId: string): Promise<RecordPage> {
  return pages.get(recordId) ?? openRecordPage(recordId);
}

/** What came with the page is known to everything that stands on it: nothing of it is asked for again. */
async function readRecordPage(recordId: string): Promise<RecordPage> {
  const query = new URLSearchParams({ app: currentApp(), formFactor: formFactor() });
  const page = await request<RecordPage>("GET", `/local/shell/record-page/${recordId}?${query}`);
  const { info, picklists, record, fields } = page;
  knowObject(info, record.recordTypeId ?? MASTER_RECORD_TYPE, picklists);
  ingest(record, fields);
  return page;
}
