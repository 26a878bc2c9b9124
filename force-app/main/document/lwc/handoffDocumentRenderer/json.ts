import type { DocumentRecord, DocumentRow, RenderOptions } from "./model";

const FORMAT = "post-sale-handoff";
const VERSION = 1;
/** Escapes change nothing for who parses the JSON, and keep it harmless where it is shown or stands in a page. */
const RISKY = /[<>&\p{Cf}\u2028\u2029]/gu;

/** The records with their API names and unformatted values; fields without a value are left out. */
export function jsonOf(record: DocumentRecord, { now }: RenderOptions): string {
  const content = {
    format: FORMAT,
    version: VERSION,
    exportedAt: now.toISOString(),
    handoff: record.handoff,
    products: rows(record.products),
    commitments: rows(record.commitments),
    integrations: rows(record.integrations),
    stakeholders: rows(record.stakeholders),
    criteria: rows(record.criteria),
    risks: rows(record.risks),
    openItems: rows(record.openItems),
    score: record.score && {
      total: record.score.total,
      possible: record.score.possible,
      sections: record.score.sections.map(({ label, earned, possible }) => ({ label, earned, possible }))
    }
  };
  return `${JSON.stringify(content, leaveOut, 2).replace(RISKY, asEscape)}\n`;
}

function rows(list: readonly DocumentRow[] = []): readonly DocumentRow[] {
  return list;
}

/** The REST API tells of null and of each record's address; neither is content. */
function leaveOut(key: string, value: unknown): unknown {
  return key === "attributes" || value === null ? undefined : value;
}

/** In UTF-16, because JSON knows no other escape. */
function asEscape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`
  ).join("");
}
