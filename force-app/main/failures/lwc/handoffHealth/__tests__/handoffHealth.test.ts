import { refreshApex } from "@salesforce/apex";
import retry from "@salesforce/apex/HandoffFailureController.retry";
import getPage from "@salesforce/apex/HandoffHealthController.getPage";
import HandoffHealth from "c/handoffHealth";
import { createElement } from "lwc";
import { allWithin, clearPage, mounted, rendered, within } from "testing/components";

interface TestAdapter {
  emit(value: unknown): void;
  error(body: unknown): void;
}

jest.mock("@salesforce/apex", () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });
jest.mock(
  "@salesforce/apex/HandoffHealthController.getPage",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true }
);
jest.mock("@salesforce/apex/HandoffHealthController.scoreAgain", () => ({ default: jest.fn() }), { virtual: true });
jest.mock("@salesforce/apex/HandoffFailureController.retry", () => ({ default: jest.fn() }), { virtual: true });

const page = getPage as unknown as TestAdapter;
const retryOnServer = retry as unknown as jest.Mock;
const READY = {
  hasAccess: true,
  sections: [{ key: "Risks", label: "Risks", points: 14, expected: 15 }],
  points: 89,
  expectedPoints: 90,
  problems: [{ kind: "Mapping", name: "Handoff_ARR", message: "MRR__c does not exist." }],
  failures: [
    {
      id: "a09",
      kind: "Creation",
      status: "Open",
      opportunityName: "Halden",
      message: "Row lock",
      occurredAt: "2026-11-01T10:00:00.000Z",
      attempts: 2
    }
  ]
};

async function health(data: unknown): Promise<HTMLElement> {
  const element = mounted<HTMLElement>(createElement("c-handoff-health", { is: HandoffHealth }), {});
  page.emit(data);
  await rendered();
  return element;
}

describe("c-handoff-health", () => {
  afterEach(clearPage);

  it("lists failures, problems and sums that are off", async () => {
    const element = await health(READY);
    expect(within(element, "tbody th").textContent).toBe("Halden");
    expect(element.shadowRoot?.textContent).toContain("Mapping, Handoff_ARR: MRR__c does not exist.");
    expect(allWithin(element, "li lightning-icon")).toHaveLength(2);
  });

  it("retries all failures and looks again", async () => {
    retryOnServer.mockResolvedValue({ resolved: 1, failed: 0 });
    const element = await health(READY);
    within(element, ".retry").click();
    await rendered();
    expect(retryOnServer).toHaveBeenCalledWith({ failureIds: ["a09"] });
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it("says so where nothing has failed", async () => {
    const element = await health({ ...READY, failures: [], problems: [] });
    expect(element.shadowRoot?.textContent).toContain("c.Handoff_Health_No_Failures");
    expect(allWithin(element, ".retry")).toHaveLength(0);
  });

  it("shows nothing to those who are no administrators", async () => {
    const element = await health({ ...READY, hasAccess: false });
    expect(within(element, "c-handoff-page")).toMatchObject({
      hasNoAccess: true,
      noAccess: "c.Handoff_Health_No_Access"
    });
    expect(allWithin(element, "table")).toHaveLength(0);
  });

  it("shows an error with a way to try again", async () => {
    const element = mounted<HTMLElement>(createElement("c-handoff-health", { is: HandoffHealth }), {});
    page.error({ message: "Down" });
    await rendered();
    expect(within(element, "c-handoff-page").loadError).toBe("Down");
    within(element, "c-handoff-page").dispatchEvent(new CustomEvent("tryagain"));
    await rendered();
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it("is accessible", async () => {
    await expect(await health(READY)).toBeAccessible();
  });
});
