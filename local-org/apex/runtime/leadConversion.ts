import { undoneUnless } from "../../save/attempts.ts";
import type { LeadConversion, LeadConversionResult } from "../../save/types.ts";
import { actingAs, dmlException } from "./dml.ts";
import { currentExecution } from "./execution.ts";
import { accessMode, type AccessLevel } from "./queries.ts";

/**
 * Converts leads. Counts one DML statement, and a row for each lead. Throws for the first failure where all or none is asked for.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_convertLead.htm
 */
export function convertLeads(
  conversions: readonly LeadConversion[],
  level: AccessLevel,
  allOrNone: boolean
): LeadConversionResult[] {
  const { platform, transaction } = currentExecution();
  transaction.limits.count("dmlStatements");
  transaction.limits.count("dmlRows", conversions.length);
  const results: LeadConversionResult[] = [];
  const done = undoneUnless(platform.store, () =>
    conversions.every((conversion) => {
      const result = platform.saveOrder.convertLead(actingAs(transaction), conversion, accessMode(level));
      results.push(result);
      return result.success || !allOrNone;
    })
  );
  if (done) return results;
  const failures = results.map(({ success, errors }) => ({ id: null, success, created: false, errors }));
  throw dmlException("convertLead", [], failures);
}
