import { formatValue, referenceName, type FieldFormat } from "c/handoffFormat";

/** Somebody else wrote a field after this person had begun to. */
export interface Conflict {
  theirs: RecordInputValue;
  /** Who wrote the other version. */
  author: string;
}

/** Both versions of a field as text. */
export interface ShownConflict {
  theirs: string;
  mine: string;
  author: string;
}

/** What a record holds in a field; null for no value. */
export function valueIn(record: SObjectRow, field: string): RecordInputValue {
  return (record[field] ?? null) as RecordInputValue;
}

/** The other version of a field, from the record as it stands on the server now. */
export function conflictIn(fresh: SObjectRow, field: string): Conflict {
  return { theirs: valueIn(fresh, field), author: referenceName(fresh, "LastModifiedById") };
}

/** Both versions as text; undefined where there is no conflict. */
export function shownConflict(
  conflict: Conflict | undefined,
  mine: RecordInputValue | undefined,
  field: FieldFormat
): ShownConflict | undefined {
  return (
    conflict && {
      theirs: formatValue(conflict.theirs, field),
      mine: formatValue(mine, field),
      author: conflict.author
    }
  );
}

/** The conflicts that are left once this person has decided about one. */
export function settled(conflicts: Record<string, Conflict>, field: string): Record<string, Conflict> {
  const { [field]: _settled, ...others } = conflicts;
  return others;
}

/** The field whose conflict an event is about. */
export function contestedField(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.field ?? "";
}
