import { refreshApex } from "@salesforce/apex";
import createHandoff from "@salesforce/apex/HandoffEditorController.createHandoff";
import getPage from "@salesforce/apex/HandoffEditorController.getPage";
import seedAgain from "@salesforce/apex/HandoffEditorController.seedAgain";
import HandoffEditor from "c/handoffEditor";
import { createElement } from "lwc";
import { getRecord } from "lightning/uiRecordApi";
import { allWithin, clearPage, mounted, rendered, within } from "testing/components";
import { navigate } from "testing/navigation";

interface TestAdapter {
  emit(value: unknown): void;
  error(body: unknown): void;
}

jest.mock("@salesforce/apex", () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });
jest.mock(
  "@salesforce/apex/HandoffEditorController.getPage",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true }
);
jest.mock("@salesforce/apex/HandoffEditorController.createHandoff", () => ({ default: jest.fn() }), { virtual: true });
jest.mock("@salesforce/apex/HandoffEditorController.seedAgain", () => ({ default: jest.fn() }), { virtual: true });

const page = getPage as unknown as TestAdapter;
const OPPORTUNITY = { id: "006", name: "Halden", stageName: "Closed Won", isWon: true, isClosed: true };
const READY = {
  state: "Ready",
  canCreate: false,
  opportunity: OPPORTUNITY,
  record: {
    handoff: { Id: "a01", Name: "HO-00001", Status__c: "Draft" },
    products: [],
    stakeholders: [],
    criteria: [],
    risks: [],
    openItems: [],
    commitments: [],
    integrations: [],
    score: {
      total: 10,
      possible: 90,
      sections: [],
      findings: [{ rule: "Quote", points: 5, message: "Quote them.", kind: "field", pageSection: "reasons" }],
      checks: [],
      rows: []
    },
    canEdit: true,
    canEditOpenItems: true
  }
};

async function editor(data: unknown): Promise<HTMLElement> {
  const element = mounted<HTMLElement>(createElement("c-handoff-editor", { is: HandoffEditor }), { recordId: "006" });
  page.emit(data);
  await rendered();
  return element;
}

function notice(element: Element): unknown[] {
  const shown = within(element, "c-handoff-notice");
  return [shown.heading, shown.text];
}

function tell(element: Element, name: string, field: string): void {
  within(element, "c-handoff-document").dispatchEvent(new CustomEvent(name, { detail: { field }, bubbles: true }));
}

describe("c-handoff-editor", () => {
  afterEach(clearPage);

  it("shows that it is loading", () => {
    const element = mounted<HTMLElement>(createElement("c-handoff-editor", { is: HandoffEditor }), { recordId: "006" });
    expect(within(element, "c-handoff-page").isLoading).toBe(true);
  });

  it("says what will happen while the deal is open", async () => {
    const element = await editor({
      state: "NotWon",
      canCreate: false,
      preview: { productCount: 3, stakeholderCount: 4 },
      opportunity: { ...OPPORTUNITY, isWon: false, isClosed: false }
    });
    expect(notice(element)).toEqual(["c.Handoff_Not_Won_Title", "c.Handoff_Not_Won"]);
  });

  it("does not promise a handoff to a lost deal", async () => {
    const element = await editor({
      state: "NotWon",
      canCreate: false,
      opportunity: { ...OPPORTUNITY, isWon: false, isClosed: true }
    });
    expect(notice(element)).toEqual(["c.Handoff_Lost_Title", "c.Handoff_Lost"]);
  });

  it("tells a user without access nothing else", async () => {
    const element = await editor({ state: "NoAccess", canCreate: false });
    expect(within(element, "c-handoff-page").hasNoAccess).toBe(true);
    expect(element.shadowRoot?.querySelector("c-handoff-document")).toBeNull();
  });

  it("creates a handoff that is missing", async () => {
    (createHandoff as unknown as jest.Mock).mockResolvedValue(READY);
    const element = await editor({ state: "Missing", canCreate: true, opportunity: OPPORTUNITY });
    within(element, ".create").click();
    await rendered();
    expect(createHandoff).toHaveBeenCalledWith({ opportunityId: "006" });
    expect(within(element, "c-handoff-document").record).toEqual(READY.record);
  });

  it("offers no creation to those who may not", async () => {
    const element = await editor({ state: "Missing", canCreate: false, opportunity: OPPORTUNITY });
    expect(allWithin(element, ".create")).toHaveLength(0);
  });

  it("says why a creation failed, and stays", async () => {
    (createHandoff as unknown as jest.Mock).mockRejectedValue({ body: { message: "Not won." } });
    const element = await editor({ state: "Missing", canCreate: true, opportunity: OPPORTUNITY });
    const toast = jest.fn();
    element.addEventListener("lightning__showtoast", toast);
    within(element, ".create").click();
    await rendered();
    expect(toast.mock.calls[0][0].detail).toMatchObject({ message: "Not won.", variant: "error" });
    expect(notice(element)[0]).toBe("c.Handoff_Missing_Title");
  });

  it("shows an error with a way to try again", async () => {
    const element = mounted<HTMLElement>(createElement("c-handoff-editor", { is: HandoffEditor }), { recordId: "006" });
    page.error({ message: "Apex CPU time limit exceeded" });
    await rendered();
    expect(within(element, "c-handoff-page").loadError).toBe("Apex CPU time limit exceeded");
    within(element, "c-handoff-page").dispatchEvent(new CustomEvent("tryagain"));
    await rendered();
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it("asks for the page again when the deal's stage has changed", async () => {
    await editor(READY);
    const opportunity = getRecord as unknown as TestAdapter;
    opportunity.emit({ id: "006", fields: { StageName: { value: "Closed Won" } } });
    await rendered();
    expect(refreshApex).not.toHaveBeenCalled();
    opportunity.emit({ id: "006", fields: { StageName: { value: "Negotiation/Review" } } });
    await rendered();
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it("says whether everything is saved", async () => {
    const element = await editor(READY);
    const state = within(element, '[role="status"]');
    tell(element, "savestart", "ARR__c");
    await rendered();
    expect(state.textContent).toBe("c.Handoff_Saving");
    tell(element, "savefailed", "ARR__c");
    await rendered();
    expect(state.textContent).toBe("c.Handoff_Not_Saved");
    tell(element, "savestart", "ARR__c");
    tell(element, "saved", "ARR__c");
    await rendered();
    expect(state.textContent).toBe("c.Handoff_Saved");
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it("takes over changes of the opportunity on request", async () => {
    (seedAgain as unknown as jest.Mock).mockResolvedValue(READY);
    const element = await editor(READY);
    within(element, ".seed").click();
    await rendered();
    expect(seedAgain).toHaveBeenCalledWith({ handoffId: "a01" });
  });

  it("says what could not be taken over", async () => {
    (seedAgain as unknown as jest.Mock).mockResolvedValue({ ...READY, problem: "Product 3 was refused." });
    const element = await editor(READY);
    const toast = jest.fn();
    element.addEventListener("lightning__showtoast", toast);
    within(element, ".seed").click();
    await rendered();
    expect(toast.mock.calls.map(([event]) => event.detail)).toEqual([
      expect.objectContaining({ message: "Product 3 was refused.", variant: "warning" })
    ]);
  });

  it("says that a reader cannot change it", async () => {
    const element = await editor({ ...READY, record: { ...READY.record, canEdit: false } });
    expect(element.shadowRoot?.textContent).toContain("c.Handoff_Read_Only");
    expect(allWithin(element, ".seed")).toHaveLength(0);
  });

  it("says that a reopened deal keeps its handoff", async () => {
    const element = await editor({ ...READY, opportunity: { ...OPPORTUNITY, isWon: false } });
    expect(element.shadowRoot?.textContent).toContain("c.Handoff_Reopened");
  });

  it("jumps to a section", async () => {
    const element = await editor(READY);
    const content = within(element, "c-handoff-document");
    content.showSection = jest.fn();
    within(element, "c-handoff-score").dispatchEvent(new CustomEvent("sectionselect", { detail: { key: "risks" } }));
    expect(content.showSection).toHaveBeenCalledWith("risks");
  });

  it("jumps to what a finding is about", async () => {
    const element = await editor(READY);
    const content = within(element, "c-handoff-document");
    content.showFinding = jest.fn();
    const [finding] = READY.record.score.findings;
    within(element, "c-handoff-checks").dispatchEvent(
      new CustomEvent("findingselect", { detail: finding, bubbles: true })
    );
    expect(content.showFinding).toHaveBeenCalledWith(finding);
  });

  it("enters and leaves two-minute mode", async () => {
    const element = await editor(READY);
    within(element, ".quick").click();
    await rendered();
    within(element, "c-handoff-two-minutes").dispatchEvent(new CustomEvent("leave"));
    await rendered();
    expect(allWithin(element, "c-handoff-two-minutes")).toHaveLength(0);
    expect(allWithin(element, ".quick")).toHaveLength(1);
  });

  it("leads to the handoff record", async () => {
    const element = await editor(READY);
    within(element, ".open").click();
    expect(navigate).toHaveBeenCalledWith(expect.objectContaining({ type: "standard__recordPage" }));
  });

  it("is accessible in every state", async () => {
    const element = await editor(READY);
    await expect(element).toBeAccessible();
    page.emit({ state: "Missing", canCreate: true, opportunity: OPPORTUNITY });
    await rendered();
    await expect(element).toBeAccessible();
  });
});
