import { htmlOf, type PaperSize } from "./html";
import { jsonOf } from "./json";
import { markdownOf } from "./markdown";
import type { DocumentRecord, RenderOptions } from "./model";
import { paperOf } from "./paper";

export type { PaperSize } from "./html";
export type { DocumentRecord, DocumentRow, DocumentScore, RenderOptions } from "./model";

/** The handoff document as GitHub Flavored Markdown. Text of the record stays text. */
export function renderMarkdown(record: DocumentRecord, options: RenderOptions): string {
  return markdownOf(paperOf(record, options));
}

/** The handoff document as an HTML page that stands alone, without scripts, laid out to be printed. */
export function renderHtml(record: DocumentRecord, options: RenderOptions, size: PaperSize = "auto"): string {
  return htmlOf(paperOf(record, options), options.locale, size);
}

/** The handoff's records as JSON, values as they are stored. */
export function renderJson(record: DocumentRecord, options: RenderOptions): string {
  return jsonOf(record, options);
}

/** What the document is saved as, without the ending: letters and digits of the deal's name, safe on any disk. */
export function documentName({ handoff }: DocumentRecord): string {
  const opportunity = handoff.Opportunity__r as { Name?: unknown } | null | undefined;
  const name = String(opportunity?.Name ?? handoff.Name ?? "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  return name ? `Handoff-${name}` : "Handoff";
}
