import { SourceError } from "../../../errors.ts";
import type { SqlCondition } from "../../types.ts";
import type { SharingRule } from "./sharingRules.ts";

const TOKENS = /\s*(\d+|AND|OR|NOT|\(|\))\s*/iy;

/** Combines the criteria of a rule by its filter logic, such as `1 AND (2 OR NOT 3)`. Throws a `SourceError` for broken logic. */
export function booleanFilter(rule: SharingRule, conditions: readonly SqlCondition[]): SqlCondition {
  const logic = rule.booleanFilter ?? conditions.map((_, index) => index + 1).join(" AND ");
  if (logic === "") return { sql: "1", parameters: [] };
  return new FilterLogic(rule, tokensOf(rule, logic), conditions).read();
}

function tokensOf(rule: SharingRule, logic: string): string[] {
  const tokens: string[] = [];
  TOKENS.lastIndex = 0;
  for (let at = 0; at < logic.length; at = TOKENS.lastIndex) {
    const token = TOKENS.exec(logic)?.[1];
    if (token === undefined) throw broken(rule);
    tokens.push(token.toUpperCase());
  }
  return tokens;
}

function broken({ name, path, booleanFilter: logic }: SharingRule): SourceError {
  return new SourceError(path, 1, 1, `${name}: the filter logic '${logic ?? ""}' cannot be read`);
}

/** Reads filter logic from left to right; AND binds closer than OR. */
class FilterLogic {
  readonly #rule: SharingRule;
  readonly #tokens: string[];
  readonly #conditions: readonly SqlCondition[];

  constructor(rule: SharingRule, tokens: string[], conditions: readonly SqlCondition[]) {
    this.#rule = rule;
    this.#tokens = tokens;
    this.#conditions = conditions;
  }

  read(): SqlCondition {
    const whole = this.#sequence("OR", () => this.#sequence("AND", () => this.#operand()));
    if (this.#tokens.length > 0) throw broken(this.#rule);
    return whole;
  }

  #sequence(word: string, next: () => SqlCondition): SqlCondition {
    const parts = [next()];
    while (this.#tokens[0] === word) {
      this.#tokens.shift();
      parts.push(next());
    }
    return {
      sql: `(${parts.map(({ sql }) => sql).join(` ${word} `)})`,
      parameters: parts.flatMap(({ parameters }) => parameters)
    };
  }

  #operand(): SqlCondition {
    const token = this.#tokens.shift();
    if (token === "NOT") {
      const { sql, parameters } = this.#operand();
      return { sql: `NOT ${sql}`, parameters };
    }
    if (token === "(") {
      const inner = this.#sequence("OR", () => this.#sequence("AND", () => this.#operand()));
      if (this.#tokens.shift() !== ")") throw broken(this.#rule);
      return inner;
    }
    const condition = this.#conditions[Number(token) - 1];
    if (condition === undefined) throw broken(this.#rule);
    return condition;
  }
}
