import { LightningElement, api } from "lwc";
import { formatValue } from "c/handoffFormat";
import { LABELS } from "./labels";

interface Answer {
  key: string;
  heading: string;
  lines: { key: string; text: string }[];
}

const DATE = { dataType: "Date", scale: 0 };
const WEIGHTS: Record<string, number> = { High: 3, Medium: 2, Low: 1 };
const SHOWN_CRITERIA = 3;

/** What a customer success manager needs in the first minute: whom to call, what is promised and not sold, what worries, what success is. */
export default class HandoffFirstMinute extends LightningElement {
  @api record!: HandoffRecord;

  labels = LABELS;

  get answers(): Answer[] {
    return [
      answer("call", LABELS.callFirst, this.people("Call_First__c", "Call_First_Reason__c"), LABELS.nobodyNamed),
      answer("care", LABELS.care, this.people("Approach_With_Care__c", "Approach_With_Care_Reason__c"), ""),
      answer("uncovered", LABELS.uncovered, this.uncoveredPromises, LABELS.nothingUncovered),
      answer("riskiest", LABELS.riskiest, this.riskiest, LABELS.noRisks),
      answer("success", LABELS.success, this.success, LABELS.noCriteria)
    ].filter(({ lines }) => lines.length > 0);
  }

  private people(flag: string, reason: string): string[] {
    return this.record.stakeholders
      .filter((person) => person[flag])
      .map((person) =>
        joined([person.Full_Name__c, person.Title__c, person.Phone__c ?? person.Email__c, person[reason]])
      );
  }

  private get uncoveredPromises(): string[] {
    return (this.record.commitments ?? [])
      .filter((promise) => promise.Is_Uncovered__c)
      .map((promise) => joined([promise.What__c, formatValue(promise.Due_Date__c, DATE)]));
  }

  private get riskiest(): string[] {
    const [worst] = [...this.record.risks].sort((a, b) => weight(b) - weight(a));
    return worst ? [joined([worst.Risk__c, worst.Named_Cause__c, worst.Mitigation__c])] : [];
  }

  private get success(): string[] {
    return this.record.criteria
      .slice(0, SHOWN_CRITERIA)
      .map((criterion) =>
        joined([criterion.Metric__c, criterion.Target__c, formatValue(criterion.Measurement_Date__c, DATE)])
      );
  }
}

function answer(key: string, heading: string, texts: string[], none: string): Answer {
  const shown = texts.length > 0 ? texts : [none];
  return { key, heading, lines: shown.filter((text) => text !== "").map((text, index) => ({ key: `${index}`, text })) };
}

function joined(parts: unknown[]): string {
  return parts.filter((part) => typeof part === "string" && part !== "").join(" · ");
}

function weight({ Severity__c, Likelihood__c }: SObjectRow): number {
  return (WEIGHTS[String(Severity__c)] ?? 0) * (WEIGHTS[String(Likelihood__c)] ?? 1);
}
