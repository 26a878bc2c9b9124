/** SELECT, FROM and, where there are ids, the condition that a field holds one of them. Names that differ only in case count once. */
export function selectWhereIn(
  fields: readonly string[],
  object: string,
  field: string,
  ids: readonly string[]
): string {
  const distinct = new Map(fields.map((name) => [name.toLowerCase(), name]));
  const list = ids.map((id) => `'${id}'`).join(",");
  return `SELECT ${[...distinct.values()].join(", ")} FROM ${object} WHERE ${field} IN (${list})`;
}
