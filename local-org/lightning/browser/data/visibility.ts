import { context } from "./context.ts";
import { formFactor, type VisibilityRule } from "./pages.ts";
import { fieldAt, type RecordRepresentation } from "./representation.ts";

type Value = string | number | boolean | null;

/** Record fields that the rule reads, qualified. */
export function visibilityFields(rule: VisibilityRule, object: string): string[] {
  const paths = rule.criteria.flatMap(({ left }) => /^\{!Record\.([\w.]+)\}$/.exec(left)?.[1] ?? []);
  return paths.map((path) => `${object}.${path}`);
}

/**
 * Whether the rule shows its component. Throws for what the local org cannot evaluate.
 * https://help.salesforce.com/s/articleView?id=sf.lightning_page_components_visibility.htm
 */
export function isVisible(rule: VisibilityRule, object: string, record: RecordRepresentation | null): boolean {
  const results = rule.criteria.map(({ left, operator, right }) =>
    compare(valueOf(left, object, record), operator, right)
  );
  if (rule.filter === null) return results.every(Boolean);
  return evaluateLogic(rule.filter, results);
}

function valueOf(left: string, object: string, record: RecordRepresentation | null): Value {
  const path = /^\{!(.+)\}$/.exec(left)?.[1] ?? left;
  if (path === "$Client.FormFactor" || path === "$Browser.FormFactor") return formFactor();
  const [, permission] = /^\$Permission\.(?:CustomPermission|StandardPermission)\.(\w+)$/.exec(path) ?? [];
  if (permission !== undefined) {
    return context.customPermissions.includes(permission) || context.userPermissions.includes(permission);
  }
  if (path === "$User.Id") return context.user.Id;
  if (path === "$User.Username") return context.user.username;
  const [, field] = /^Record\.([\w.]+)$/.exec(path) ?? [];
  if (field === undefined) throw new Error(`not supported by the local org: visibility rule on ${left}`);
  return record === null ? null : ((fieldAt(record, `${object}.${field}`)?.value ?? null) as Value);
}

const OPERATORS: Record<string, (value: Value, right: string) => boolean> = {
  EQUAL: (value, right) => normal(value) === normal(right),
  NE: (value, right) => normal(value) !== normal(right),
  CONTAINS: (value, right) => normal(value).includes(normal(right)),
  GT: (value, right) => order(value, right) > 0,
  GE: (value, right) => order(value, right) >= 0,
  LT: (value, right) => value !== null && order(value, right) < 0,
  LE: (value, right) => value !== null && order(value, right) <= 0
};

function compare(value: Value, operator: string, right: string): boolean {
  const run = OPERATORS[operator];
  if (run === undefined) throw new Error(`not supported by the local org: visibility operator ${operator}`);
  return run(value, right);
}

function normal(value: Value): string {
  return value === null ? "" : String(value).toLowerCase();
}

function order(value: Value, right: string): number {
  if (typeof value === "number") return value - Number(right);
  return normal(value) < normal(right) ? -1 : Number(normal(value) > normal(right));
}

/** `1 AND (2 OR NOT 3)` over the results of the criteria. */
function evaluateLogic(logic: string, results: readonly boolean[]): boolean {
  const tokens = logic.toUpperCase().match(/\d+|AND|OR|NOT|[()]/g) ?? [];
  let position = 0;
  function primary(): boolean {
    const token = tokens[position++];
    if (token === "NOT") return !primary();
    if (token !== "(") return results[Number(token) - 1] ?? false;
    const value = either();
    position++;
    return value;
  }
  function both(): boolean {
    let value = primary();
    while (tokens[position] === "AND") {
      position++;
      value = primary() && value;
    }
    return value;
  }
  function either(): boolean {
    let value = both();
    while (tokens[position] === "OR") {
      position++;
      value = both() || value;
    }
    return value;
  }
  return either();
}
