import { formulaValues } from "../../../formula/recordScope.ts";
import type { RecordValues } from "../../../values.ts";
import { toApex, toFieldValue } from "../../runtime/convert.ts";
import { ApexList, PlatformObject, type ApexSObject } from "../../runtime/values/index.ts";
import { ApexFormulaBuilder } from "../FormulaEval/FormulaBuilder.ts";
import { surroundings } from "../formulaSurroundings.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { recordsOf } from "./Database.ts";

class ApexFormulaRecalcResult extends PlatformObject {
  readonly apexType = "System.FormulaRecalcResult";
  readonly record: ApexSObject;

  constructor(record: ApexSObject) {
    super();
    this.record = record;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Formula.htm */
export const FormulaClass: LibraryClass = {
  name: "System.Formula",
  statics: required({
    builder: () => new ApexFormulaBuilder(),
    recalculateFormulas: (records: ApexList) => {
      const results = recordsOf(records).map((record) => {
        recalculate(record);
        return new ApexFormulaRecalcResult(record);
      });
      return new ApexList("System.FormulaRecalcResult", results);
    }
  })
};

export const FormulaRecalcResultClass: LibraryClass = {
  name: "System.FormulaRecalcResult",
  methods: {
    getErrors: () => new ApexList("System.FormulaRecalcFieldError", []),
    getSObject: (self: ApexFormulaRecalcResult) => self.record,
    isSuccess: () => true
  }
};

/** Works out the formula fields of a record in memory from its fields there, and from its parents as they are stored. */
export function recalculate(record: ApexSObject): void {
  const values: RecordValues = {};
  for (const [name, value] of record.values()) values[name] = toFieldValue(value);
  for (const [name, value] of Object.entries(formulaValues(record.schema, values, surroundings()))) {
    const field = record.schema.field(name);
    if (field !== undefined) record.load(name, toApex(field, value));
  }
}
