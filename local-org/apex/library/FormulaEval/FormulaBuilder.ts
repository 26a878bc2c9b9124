import { compileFormula, type TypedFormula } from "../../../formula/compileFormula.ts";
import { FormulaError } from "../../../formula/formulaError.ts";
import type { FormulaType } from "../../../formula/values.ts";
import type { SObjectSchema } from "../../../schema/types.ts";
import type { FieldValue } from "../../../values.ts";
import { currentExecution } from "../../runtime/execution.ts";
import {
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  type ApexList,
  ApexSet,
  ApexTime,
  PlatformObject,
  raise,
  type ApexEnumValue,
  type ApexValue
} from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { ApexSObjectType } from "../Schema/SObjectType.ts";
import type { ApexType } from "../System/Type.ts";
import { userTimeZone } from "../user.ts";
import { referencedValue, schemaOfClass } from "./context.ts";

/** What the formula must yield for a return type, and how its value becomes one of Apex. */
const RETURNS: Record<string, { type: FormulaType; toApex: (value: NonNullable<FieldValue>) => ApexValue }> = {
  BOOLEAN: { type: "boolean", toApex: (value) => value === true },
  DATE: { type: "date", toApex: (value) => ApexDate.parse(String(value)) },
  DATETIME: { type: "datetime", toApex: (value) => ApexDatetime.parseISO(String(value)) },
  DECIMAL: { type: "number", toApex: (value) => new ApexDecimal(Number(value)) },
  DOUBLE: { type: "number", toApex: (value) => new ApexDouble(Number(value)) },
  ID: { type: "text", toApex: (value) => String(value) },
  INTEGER: { type: "number", toApex: (value) => new ApexDecimal(Number(value)).toInteger() },
  LONG: { type: "number", toApex: (value) => new ApexDecimal(Number(value)).toLong() },
  STRING: { type: "text", toApex: (value) => String(value) },
  TIME: { type: "time", toApex: (value) => ApexTime.parse(String(value)) }
};

export class ApexFormulaBuilder extends PlatformObject {
  readonly apexType = "FormulaEval.FormulaBuilder";
  formula: string | null = null;
  context: SObjectSchema | null = null;
  returns: string | null = null;
  blanksAsZero = false;
  /** `$USER` and the like, which the formula may use. */
  globals: readonly string[] = [];

  build(): ApexFormulaInstance {
    const { formula, context, returns } = this;
    if (formula === null || context === null || returns === null) {
      raise("System.FormulaValidationException", "A formula needs its text, its context type and its return type");
    }
    const { schema } = currentExecution().platform;
    const result = RETURNS[returns];
    try {
      const options = {
        blanksAsZero: this.blanksAsZero,
        hasPriorRecord: false,
        ...(result && { result: result.type })
      };
      const compiled = compileFormula(formula, context, schema, options);
      this.#checkGlobals(compiled);
      return new ApexFormulaInstance(compiled, returns);
    } catch (error) {
      if (error instanceof FormulaError) raise("System.FormulaValidationException", error.message);
      throw error;
    }
  }

  #checkGlobals({ references }: TypedFormula): void {
    const unknown = references.find((each) => each.startsWith("$") && !this.globals.includes(globalOf(each)));
    if (unknown === undefined) return;
    raise("System.FormulaValidationException", `Field ${unknown} does not exist. Check spelling.`);
  }
}

/** `$USER` of `$User.Email`. */
function globalOf(reference: string): string {
  return (reference.split(".")[0] ?? "").toUpperCase();
}

class ApexFormulaInstance extends PlatformObject {
  readonly apexType = "FormulaEval.FormulaInstance";
  readonly formula: TypedFormula;
  readonly #returns: string;

  constructor(formula: TypedFormula, returns: string) {
    super();
    this.formula = formula;
    this.#returns = returns;
  }

  evaluate(context: ApexValue): ApexValue {
    const { platform, user } = currentExecution();
    const value = this.formula.evaluate({
      value: (reference) =>
        reference.startsWith("$") ? platform.formulaGlobal(reference, user) : referencedValue(context, reference),
      now: Date.now(),
      timeZone: userTimeZone()
    });
    return value === null ? null : (RETURNS[this.#returns]?.toApex(value) ?? null);
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_FormulaEval_FormulaBuilder.htm */
export const FormulaBuilderClass: LibraryClass = {
  name: "FormulaEval.FormulaBuilder",
  statics: { builder: () => new ApexFormulaBuilder() },
  methods: required({
    build: (self: ApexFormulaBuilder) => self.build(),
    treatNumericNullAsZero: (self: ApexFormulaBuilder, asZero: boolean) =>
      Object.assign(self, { blanksAsZero: asZero }),
    withFormula: (self: ApexFormulaBuilder, formula: string) => Object.assign(self, { formula }),
    withReturnType: (self: ApexFormulaBuilder, type: ApexEnumValue) => Object.assign(self, { returns: type.name }),
    withType: (self: ApexFormulaBuilder, type: ApexSObjectType | ApexType) =>
      Object.assign(self, { context: schemaOf(type) }),
    withGlobalVariables: (self: ApexFormulaBuilder, globals: ApexList) =>
      Object.assign(self, { globals: (globals.items as ApexEnumValue[]).map((each) => `$${each.name}`) })
  })
};

export const FormulaInstanceClass: LibraryClass = {
  name: "FormulaEval.FormulaInstance",
  methods: {
    evaluate: (self: ApexFormulaInstance, context: ApexValue) => self.evaluate(context),
    getReferencedFields: (self: ApexFormulaInstance) => new ApexSet("String", self.formula.references)
  }
};

/** An object's token, `Account.class`, or a class of the project. */
function schemaOf(type: ApexSObjectType | ApexType): SObjectSchema {
  if (type instanceof ApexSObjectType) return type.object;
  return currentExecution().platform.schema.object(type.name) ?? schemaOfClass(type.name);
}
