import { childrenOf, type Children } from "../children.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { fail, idOf, type Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";

/** Records by id with the row whose deletion takes them along. */
type Going = Map<string, Row>;

/** Records that a relation holds back, with what goes and what holds it. */
interface Held extends Children {
  going: Going;
}

/** A record stays as long as a relation that forbids its deletion points to it, or to what would go with it. */
export const checkRestrictedDelete: Step = (statement, rows) => {
  const all: Going = new Map();
  const held = heldBack(statement, statement.object, new Map(rows.map((row) => [idOf(row), row])), all);
  for (const row of rows) {
    for (const each of held) refuse(statement, row, each, all);
  }
};

/** What holds back these records and all below them; `all` collects what goes. */
function heldBack(statement: Statement, object: SObjectSchema, going: Going, all: Going): Held[] {
  const news = new Map([...going].filter(([id]) => !all.has(id)));
  for (const [id, row] of news) all.set(id, row);
  return childrenOf(statement.dependencies, object, [...news.keys()]).flatMap((children) => {
    if (children.fate === "restrict") return [{ ...children, going: news }];
    return children.fate === "delete" ? heldBack(statement, children.object, goingWith(children, news), all) : [];
  });
}

function goingWith({ field, records }: Children, parents: Going): Going {
  const entries = records.flatMap((record): [string, Row][] => {
    const row = parents.get(String(record[field]));
    return row === undefined ? [] : [[String(record["Id"]), row]];
  });
  return new Map(entries);
}

function refuse({ object }: Statement, row: Row, { object: child, field, records, going }: Held, all: Going): void {
  const held = records.filter((record) => going.get(String(record[field])) === row && !all.has(String(record["Id"])));
  if (held.length === 0) return;
  const names = held.map((record) => String(record[child.nameField ?? "Id"] ?? record["Id"])).join(", ");
  const name = String(row.old?.[object.nameField ?? "Id"] ?? idOf(row));
  const message = `Your attempt to delete ${name} could not be completed because it is associated with the following ${child.labelPlural.toLowerCase()}.: ${names}\n`;
  fail(row, "DELETE_FAILED", message);
}
