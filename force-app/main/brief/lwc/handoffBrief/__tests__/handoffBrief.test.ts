import { refreshApex } from "@salesforce/apex";
import getPage from "@salesforce/apex/HandoffBriefController.getPage";
import HandoffBrief from "c/handoffBrief";
import { createElement } from "lwc";
import { allWithin, clearPage, mounted, rendered, within } from "testing/components";

interface TestAdapter {
  emit(value: unknown): void;
  error(body: unknown): void;
}

jest.mock("@salesforce/apex", () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });
jest.mock(
  "@salesforce/apex/HandoffBriefController.getPage",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true }
);

const page = getPage as unknown as TestAdapter;

function record(id: string): object {
  return {
    handoff: { Id: id, Name: id, Status__c: "Draft" },
    products: [],
    stakeholders: [],
    criteria: [],
    risks: [],
    openItems: [],
    commitments: [],
    integrations: [],
    score: { total: 0, possible: 90, sections: [], findings: [], checks: [], rows: [] }
  };
}

async function brief(data: unknown): Promise<HTMLElement> {
  const element = mounted<HTMLElement>(createElement("c-handoff-brief", { is: HandoffBrief }), { recordId: "001" });
  page.emit(data);
  await rendered();
  return element;
}

describe("c-handoff-brief", () => {
  afterEach(clearPage);

  it("shows that it is loading", () => {
    const element = mounted<HTMLElement>(createElement("c-handoff-brief", { is: HandoffBrief }), { recordId: "001" });
    expect(within(element, "c-handoff-page").isLoading).toBe(true);
  });

  it("shows every handoff and unfolds the latest", async () => {
    const element = await brief({ state: "Ready", handoffs: [record("a02"), record("a01")] });
    expect(allWithin(element, "c-handoff-brief-record").map(({ initiallyOpen }) => initiallyOpen)).toEqual([
      true,
      false
    ]);
  });

  it("explains that there are no handoffs yet", async () => {
    const element = await brief({ state: "Empty", handoffs: [] });
    expect(within(element, "c-handoff-notice").text).toBe("c.Handoff_Brief_Empty");
    expect(allWithin(element, "c-handoff-brief-record")).toHaveLength(0);
  });

  it("shows nothing to a user without access", async () => {
    const element = await brief({ state: "NoAccess", handoffs: [] });
    expect(within(element, "c-handoff-page").hasNoAccess).toBe(true);
    expect(allWithin(element, "c-handoff-notice, c-handoff-brief-record")).toHaveLength(0);
  });

  it("shows an error with a way to try again", async () => {
    const element = mounted<HTMLElement>(createElement("c-handoff-brief", { is: HandoffBrief }), { recordId: "001" });
    page.error({ message: "Down" });
    await rendered();
    expect(within(element, "c-handoff-page").loadError).toBe("Down");
    within(element, "c-handoff-page").dispatchEvent(new CustomEvent("tryagain"));
    await rendered();
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it("asks for the page again when an open item was saved", async () => {
    const element = await brief({ state: "Ready", handoffs: [record("a01")] });
    within(element, "c-handoff-brief-record").dispatchEvent(new CustomEvent("saved"));
    await rendered();
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it("is accessible", async () => {
    await expect(await brief({ state: "Ready", handoffs: [record("a01")] })).toBeAccessible();
  });
});
