import HandoffBriefRecord from "c/handoffBriefRecord";
import { createElement } from "lwc";
import { allWithin, clearPage, mounted, rendered, within } from "testing/components";
import { navigate } from "testing/navigation";

const RECORD = {
  handoff: {
    Id: "a01",
    Name: "HO-00001",
    Status__c: "Submitted",
    Opportunity__r: { Name: "Halden: one service desk" }
  },
  products: [],
  stakeholders: [],
  criteria: [],
  risks: [],
  openItems: [],
  commitments: [],
  integrations: [],
  score: { total: 0, possible: 90, sections: [], findings: [], checks: [], rows: [] },
  canEdit: true,
  canEditOpenItems: true
};

function briefRecord(initiallyOpen: boolean): HTMLElement {
  return mounted(createElement("c-handoff-brief-record", { is: HandoffBriefRecord }), {
    record: RECORD,
    initiallyOpen
  });
}

describe("c-handoff-brief-record", () => {
  afterEach(clearPage);

  it("is named by its deal and shows its status", () => {
    const element = briefRecord(true);
    expect(within(element, "h3").textContent).toBe("Halden: one service desk");
    expect(within(element, "lightning-badge").label).toBe("Submitted");
  });

  it("is for reading, even for those who may edit the handoff", () => {
    expect(within(briefRecord(true), "c-handoff-document").readOnly).toBe(true);
  });

  it("folds and unfolds", async () => {
    const element = briefRecord(false);
    expect(allWithin(element, "c-handoff-document")).toHaveLength(0);
    expect(within(element, ".toggle").ariaExpanded).toBe("false");
    within(element, ".toggle").click();
    await rendered();
    expect(allWithin(element, "c-handoff-document")).toHaveLength(1);
    expect(within(element, ".toggle").ariaExpanded).toBe("true");
  });

  it("leads to the handoff record", () => {
    within(briefRecord(true), ".open").click();
    expect(navigate).toHaveBeenCalledWith(expect.objectContaining({ type: "standard__recordPage" }));
  });

  it("is accessible, folded and unfolded", async () => {
    await expect(briefRecord(true)).toBeAccessible();
    await expect(briefRecord(false)).toBeAccessible();
  });
});
