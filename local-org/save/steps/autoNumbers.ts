import type { Step } from "../statement.ts";

/** Numbers the auto-number fields of new records. Numbers are never given twice, even when the save is undone. */
export const setAutoNumbers: Step = ({ dependencies, object, transaction }, rows) => {
  const created = rows.filter((row) => row.old === null);
  for (const field of object.fields.filter((each) => each.autoNumber)) {
    for (const row of created) {
      const number = dependencies.store.nextNumber(`${object.name}.${field.name}`);
      row.record[field.name] = formatAutoNumber(field.displayFormat ?? "{0}", number, transaction.startedAt);
    }
  }
};

/** `BK-{YYYY}-{00000}` and 42 make `BK-2026-00042`. */
export function formatAutoNumber(format: string, number: number, now: number): string {
  const [year = "", month = "", day = ""] = new Date(now).toISOString().slice(0, 10).split("-");
  return format
    .replaceAll("{YYYY}", year)
    .replaceAll("{YY}", year.slice(2))
    .replaceAll("{MM}", month)
    .replaceAll("{DD}", day)
    .replace(/\{(0+)\}/, (_, zeros: string) => String(number).padStart(zeros.length, "0"));
}
