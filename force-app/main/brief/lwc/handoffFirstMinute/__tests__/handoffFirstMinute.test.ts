import HandoffFirstMinute from "c/handoffFirstMinute";
import { createElement } from "lwc";
import { allWithin, clearPage, mounted } from "testing/components";

const RECORD = {
  stakeholders: [
    {
      Id: "s1",
      Full_Name__c: "Mats Eide",
      Phone__c: "+47 1",
      Call_First__c: true,
      Call_First_Reason__c: "Answers at once"
    },
    { Id: "s2", Full_Name__c: "Silje Haugen" }
  ],
  commitments: [
    { Id: "m1", What__c: "Finnish portal", Is_Uncovered__c: true, Due_Date__c: "2026-12-01" },
    { Id: "m2", What__c: "Offline mode", Is_Uncovered__c: false }
  ],
  risks: [
    { Id: "r1", Risk__c: "Small", Severity__c: "Low", Likelihood__c: "Low" },
    { Id: "r2", Risk__c: "Nightly file", Severity__c: "High", Likelihood__c: "Medium", Mitigation__c: "Ask for events" }
  ],
  criteria: [{ Id: "c1", Metric__c: "Weekly logins", Target__c: "90%", Measurement_Date__c: "2027-03-01" }]
};

function lines(record: object): (string | null)[] {
  const element = mounted<HTMLElement>(createElement("c-handoff-first-minute", { is: HandoffFirstMinute }), { record });
  return allWithin(element, ".line").map(({ textContent }) => textContent);
}

describe("c-handoff-first-minute", () => {
  afterEach(clearPage);

  it("says whom to call, what is not covered, what worries most and what success means", () => {
    expect(lines(RECORD)).toEqual([
      "Mats Eide · +47 1 · Answers at once",
      "Finnish portal · Dec 1, 2026",
      "Nightly file · Ask for events",
      "Weekly logins · 90% · Mar 1, 2027"
    ]);
  });

  it("says what nobody has written yet", () => {
    expect(lines({ stakeholders: [], commitments: [], risks: [], criteria: [] })).toEqual([
      "c.Handoff_First_Nobody",
      "c.Handoff_First_Nothing_Uncovered",
      "c.Handoff_First_No_Risks",
      "c.Handoff_First_No_Criteria"
    ]);
  });

  it("is accessible", async () => {
    const element = mounted<HTMLElement>(createElement("c-handoff-first-minute", { is: HandoffFirstMinute }), {
      record: RECORD
    });
    await expect(element).toBeAccessible();
  });
});
