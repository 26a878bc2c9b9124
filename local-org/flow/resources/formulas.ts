import { compileFormula, type TypedFormula } from "../../formula/compileFormula.ts";
import { FormulaError } from "../../formula/formulaError.ts";
import type { FormulaScope } from "../../formula/types.ts";
import type { FieldValue } from "../../values.ts";
import type { Interview } from "../interviews/interview.ts";
import { fieldValueOf, FlowRecord } from "../values/flowValue.ts";
import { formulaText } from "./formulaText.ts";
import { resolveInFlow } from "./referenceTypes.ts";

/**
 * A formula of a flow: over its resources, `$Record` and the globals.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_formula.htm
 */
export class FlowFormula {
  readonly #name: string;
  readonly #text: string;
  #compiled: TypedFormula | null = null;

  /** @param name as messages about a broken formula tell it */
  constructor(name: string, expression: string) {
    this.#name = name;
    this.#text = formulaText(expression);
  }

  evaluate(interview: Interview): FieldValue {
    return this.#formula(interview).evaluate(scopeOf(interview));
  }

  /** Compiled once, unless a name in it has the type of what it happens to hold. */
  #formula(interview: Interview): TypedFormula {
    if (this.#compiled !== null) return this.#compiled;
    let isFixed = true;
    const formula = this.#compile(interview, (first) => {
      if (first.startsWith("$")) return;
      const { type } = interview.resource(first);
      isFixed &&= type !== null && type.dataType !== "Apex";
    });
    if (isFixed) this.#compiled = formula;
    return formula;
  }

  #compile(interview: Interview, note: (name: string) => void): TypedFormula {
    const { schema } = interview.context.org;
    try {
      return compileFormula(this.#text, null, schema, {
        picklistsAreText: true,
        resolve: (path) => {
          note(path[0] ?? "");
          return resolveInFlow(interview, path);
        }
      });
    } catch (problem) {
      if (problem instanceof FormulaError)
        throw interview.notSupported(`the formula ${this.#name} (${problem.message})`);
      throw problem;
    }
  }
}

function scopeOf(interview: Interview): FormulaScope {
  const { surroundings } = interview.context;
  return {
    value: (reference) => valueOf(interview, reference),
    priorValue: (reference) => interview.before(() => valueOf(interview, reference)),
    isNew: interview.prior === null,
    now: Date.now(),
    timeZone: surroundings.timeZone,
    ...(surroundings.recordByName === undefined ? {} : { recordByName: surroundings.recordByName })
  };
}

/** A record counts as its id. */
function valueOf(interview: Interview, reference: string): FieldValue {
  const value = interview.read(reference);
  return value instanceof FlowRecord ? value.id : fieldValueOf(value);
}
