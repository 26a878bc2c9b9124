import { NotSupportedError, OrgError } from "../../errors.ts";
import { parseQuery, type SoqlQuery } from "../../soql/index.ts";
import { isObject, type JsonObject } from "../input.ts";
import { ok, type ApiContext, type ApiReply } from "../route.ts";
import { apexId } from "./coverage.ts";

type Rows = (context: ApiContext) => JsonObject[];

/** Objects that only the Tooling API has, and that are worked out when somebody asks. */
const COUNTS = ["ApexClassOrTriggerId", "ApexClassOrTrigger", "NumLinesCovered", "NumLinesUncovered", "Coverage"];

const TABLES: Record<string, { type: string; columns: readonly string[]; rows: Rows }> = {
  apexcodecoverageaggregate: { type: "ApexCodeCoverageAggregate", columns: COUNTS, rows: aggregates },
  apexorgwidecoverage: { type: "ApexOrgWideCoverage", columns: ["PercentCovered"], rows: orgWide },
  // Coverage is counted for a whole run: none is known for one test method.
  apexcodecoverage: {
    type: "ApexCodeCoverage",
    columns: [...COUNTS, "ApexTestClassId", "TestMethodName"],
    rows: () => []
  }
};

/** Answers a query of the coverage objects; null where the query is of another object. */
export function coverageQuery(context: ApiContext, soql: string): ApiReply | null {
  const query = parseQuery(soql);
  const name = query.from.names[0]?.toLowerCase() ?? "";
  const table = Object.hasOwn(TABLES, name) ? TABLES[name] : undefined;
  if (table === undefined) return null;
  for (const item of query.select)
    if (item.kind === "value" && item.operand.kind === "field")
      requireColumn(table.columns, item.operand.path.names[0] ?? "");
  const rows = table.rows(context).filter((row) => isWanted(query.where, row));
  const records = rows.map((row) => ({ attributes: { type: table.type }, ...selected(query, row) }));
  return ok({ size: records.length, totalSize: records.length, done: true, queryLocator: null, records });
}

function aggregates({ org, coverage }: ApiContext): JsonObject[] {
  return coverage.all().map(({ name, kind, lines }) => {
    const covered = [...lines].filter(([, runs]) => runs > 0).map(([line]) => line);
    const uncovered = [...lines].filter(([, runs]) => runs === 0).map(([line]) => line);
    const id = apexId(org, kind, name);
    return {
      ApexClassOrTriggerId: id,
      ApexClassOrTrigger: { Id: id, Name: name },
      NumLinesCovered: covered.length,
      NumLinesUncovered: uncovered.length,
      Coverage: { coveredLines: covered, uncoveredLines: uncovered }
    };
  });
}

function orgWide({ coverage }: ApiContext): JsonObject[] {
  const runs = coverage.all().flatMap(({ lines }) => [...lines.values()]);
  const covered = runs.filter((count) => count > 0).length;
  return [{ PercentCovered: runs.length === 0 ? 0 : Math.round((covered / runs.length) * 100) }];
}

function selected(query: SoqlQuery, row: JsonObject): JsonObject {
  const record: JsonObject = {};
  for (const item of query.select) {
    if (item.kind !== "value" || item.operand.kind !== "field")
      throw new NotSupportedError("functions and sub-queries of Tooling objects");
    place(record, row, item.operand.path.names);
  }
  return record;
}

/** Copies the value at a path into the record, under its canonical names. */
function place(record: JsonObject, row: JsonObject, [head = "", ...rest]: readonly string[]): void {
  const name = canonical(row, head);
  const value = row[name];
  if (rest.length === 0) record[name] = value;
  else {
    const inner = isObject(record[name]) ? record[name] : (record[name] = { attributes: { type: "Name" } });
    place(inner as JsonObject, isObject(value) ? value : {}, rest);
  }
}

function isWanted(condition: SoqlQuery["where"], row: JsonObject): boolean {
  if (condition === null) return true;
  if (condition.kind === "and") return condition.conditions.every((each) => isWanted(each, row));
  const isSimple = condition.kind === "comparison" && (condition.operator === "=" || condition.operator === "IN");
  if (!isSimple || condition.operand.kind !== "field") throw new NotSupportedError("this filter of a Tooling object");
  const value = row[canonical(row, condition.operand.path.names[0] ?? "")];
  const wanted = condition.value.kind === "list" ? condition.value.values : [condition.value];
  return wanted.some((literal) => "value" in literal && sameId(literal.value, value));
}

function sameId(wanted: unknown, value: unknown): boolean {
  return wanted === value || (typeof wanted === "string" && wanted.length === 15 && String(value).startsWith(wanted));
}

function canonical(row: JsonObject, name: string): string {
  return requireColumn(Object.keys(row), name);
}

/** The column's canonical name. Throws INVALID_FIELD where there is none. */
function requireColumn(columns: readonly string[], name: string): string {
  const found = columns.find((column) => column.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new OrgError("INVALID_FIELD", `No such column '${name}'`);
  return found;
}
