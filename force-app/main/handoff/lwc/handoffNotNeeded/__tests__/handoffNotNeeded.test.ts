import HandoffNotNeeded from "c/handoffNotNeeded";
import { createElement } from "lwc";
import { updateRecord } from "lightning/uiRecordApi";
import { allWithin, clearPage, mounted, rendered, within } from "testing/components";

const save = updateRecord as jest.MockedFunction<typeof updateRecord>;

function notNeeded(record: object, properties: object = {}): HTMLElement {
  return mounted(createElement("c-handoff-not-needed", { is: HandoffNotNeeded }), {
    record: { Id: "a01", ...record },
    topic: "Migration",
    topicLabel: "Data migration",
    ...properties
  });
}

async function answer(element: HTMLElement, reason: string, isValid = true): Promise<void> {
  within(element, ".ask").click();
  await rendered();
  Object.assign(within(element, ".reason"), { value: reason, reportValidity: () => isValid });
  within(element, ".save").click();
  await rendered();
}

describe("c-handoff-not-needed", () => {
  afterEach(clearPage);

  it("saves the answer and its reason together", async () => {
    const element = notNeeded({});
    await answer(element, "They start with empty tables.");
    expect(save).toHaveBeenCalledWith({
      fields: {
        Id: "a01",
        Migration_Not_Needed__c: true,
        Migration_Not_Needed_Reason__c: "They start with empty tables."
      }
    });
    expect(allWithin(element, ".reason")).toHaveLength(0);
  });

  it("saves nothing without a reason", async () => {
    await answer(notNeeded({}), "", false);
    expect(save).not.toHaveBeenCalled();
  });

  it("takes both back together", async () => {
    const element = notNeeded({ Migration_Not_Needed__c: true, Migration_Not_Needed_Reason__c: "Greenfield." });
    within(element, ".needed").click();
    await rendered();
    expect(save).toHaveBeenCalledWith({
      fields: { Id: "a01", Migration_Not_Needed__c: false, Migration_Not_Needed_Reason__c: null }
    });
  });

  it("keeps the reason in its place when the server refuses", async () => {
    save.mockRejectedValueOnce({ body: { message: "Give a reason." } });
    const element = notNeeded({});
    await answer(element, "no");
    expect(within(element, '[role="alert"]').textContent).toBe("Give a reason.");
    expect(allWithin(element, ".reason")).toHaveLength(1);
  });

  it("offers readers nothing to change", () => {
    const element = notNeeded({ Migration_Not_Needed__c: true }, { readOnly: true });
    expect(allWithin(element, "lightning-button")).toHaveLength(0);
    expect(element.shadowRoot?.textContent).toContain("c.Handoff_Not_Needed_Because");
  });

  it("is accessible", async () => {
    await expect(notNeeded({})).toBeAccessible();
  });
});
