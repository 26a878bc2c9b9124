import type { FieldOption } from "c/handoffField";

/** Choices of the references that are picked from the handoff's own rows, by field. */
export function referenceOptions({
  stakeholders,
  products,
  commitments = []
}: HandoffRecord): Record<string, FieldOption[]> {
  const people = options(stakeholders, "Full_Name__c");
  return {
    Agreed_By__c: people,
    Promised_To__c: people,
    Covered_By__c: options(products, "Product_Name__c"),
    Commitment__c: options(commitments, "What__c"),
    Quoted_By__c: stakeholders
      .filter((person) => person.Contact__c)
      .map((person) => ({ label: String(person.Full_Name__c), value: String(person.Contact__c) }))
  };
}

function options(rows: SObjectRow[], labelField: string): FieldOption[] {
  return rows.map((row) => ({ label: String(row[labelField]), value: row.Id }));
}
