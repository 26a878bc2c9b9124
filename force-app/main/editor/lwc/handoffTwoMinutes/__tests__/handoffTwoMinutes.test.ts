import HandoffTwoMinutes from "c/handoffTwoMinutes";
import { createElement } from "lwc";
import { allWithin, clearPage, mounted, rendered, within } from "testing/components";

jest.mock("@salesforce/apex/HandoffFreshValuesController.read", () => ({ default: jest.fn() }), { virtual: true });

const SMALL = {
  rule: "Quote",
  label: "Quote",
  points: 2,
  message: "Quote the buyer.",
  kind: "field",
  objectApiName: "Handoff__c",
  recordId: "a01",
  fieldApiName: "Buyer_Quote__c",
  pageSection: "reasons"
};
const BIG = {
  rule: "Integrations",
  label: "Integrations",
  points: 8,
  message: "Add an integration.",
  kind: "newRow",
  objectApiName: "Handoff_Integration__c",
  fieldApiName: "System__c",
  fieldApiNames: ["System__c", "Direction__c"],
  defaults: { Priority__c: "P1" },
  topic: "Integrations",
  pageSection: "technical"
};

function record(findings: object[]): object {
  return {
    handoff: { Id: "a01" },
    products: [],
    stakeholders: [],
    criteria: [],
    risks: [],
    openItems: [],
    commitments: [],
    integrations: [],
    score: { total: 80, possible: 90, sections: [], findings, checks: [], rows: [] },
    canEdit: true,
    canEditOpenItems: true
  };
}

function twoMinutes(findings: object[]): HTMLElement {
  return mounted(createElement("c-handoff-two-minutes", { is: HandoffTwoMinutes }), { record: record(findings) });
}

function question(element: Element): string {
  return within(element, "h3").textContent?.trim() ?? "";
}

describe("c-handoff-two-minutes", () => {
  afterEach(clearPage);

  it("asks for the most points first", () => {
    const element = twoMinutes([SMALL, BIG]);
    expect(question(element)).toBe("Add an integration.");
    const form = within(element, "c-handoff-child-form");
    expect(form.fields).toEqual(["System__c", "Direction__c"]);
    expect(form.constants).toEqual({ Priority__c: "P1" });
  });

  it("offers to say that a topic is not needed", () => {
    expect(within(twoMinutes([BIG]), "c-handoff-not-needed").topic).toBe("Integrations");
  });

  it("goes on when a question is skipped, and says so at the end", async () => {
    const element = twoMinutes([SMALL, BIG]);
    within(element, ".skip").click();
    await rendered();
    expect(question(element)).toBe("Quote the buyer.");
    within(element, ".skip").click();
    await rendered();
    expect(within(element, "c-handoff-notice").text).toBe("c.Handoff_Two_Minutes_Skipped");
  });

  it("saves with Enter", async () => {
    const element = twoMinutes([SMALL]);
    const fields = within(element, "c-handoff-record-fields");
    fields.commit = jest.fn().mockResolvedValue(true);
    fields.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true }));
    await rendered();
    expect(fields.commit).toHaveBeenCalledTimes(1);
  });

  it("leaves a new line to Shift and Enter", async () => {
    const element = twoMinutes([SMALL]);
    const fields = within(element, "c-handoff-record-fields");
    fields.commit = jest.fn().mockResolvedValue(true);
    fields.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", shiftKey: true, bubbles: true }));
    await rendered();
    expect(fields.commit).not.toHaveBeenCalled();
  });

  it("says when everything is earned", () => {
    expect(within(twoMinutes([]), "c-handoff-notice").text).toBe("c.Handoff_Two_Minutes_Done_Hint");
  });

  it("leaves by Escape", () => {
    const element = twoMinutes([SMALL]);
    const left = jest.fn();
    element.addEventListener("leave", left);
    within(element, "c-handoff-record-fields").dispatchEvent(
      new KeyboardEvent("keydown", { key: "Escape", bubbles: true })
    );
    expect(left).toHaveBeenCalledTimes(1);
  });

  it("is accessible", async () => {
    const element = twoMinutes([SMALL, BIG]);
    await rendered();
    await expect(element).toBeAccessible();
    expect(allWithin(element, '[role="status"]')).toHaveLength(1);
  });
});
