import HandoffQuickAdd from "c/handoffQuickAdd";
import { createElement } from "lwc";
import { createRecord } from "lightning/uiRecordApi";
import { clearPage, mounted, rendered, within } from "testing/components";

const create = createRecord as jest.MockedFunction<typeof createRecord>;

function quickAdd(): HTMLElement {
  return mounted(createElement("c-handoff-quick-add", { is: HandoffQuickAdd }), {
    objectApiName: "Handoff_Commitment__c",
    parentId: "a01",
    fieldApiName: "What__c",
    label: "Add a promise",
    constants: { Kind__c: "Promised" }
  });
}

async function type(element: HTMLElement, text: string): Promise<void> {
  const line = within(element, ".line");
  line.dispatchEvent(new CustomEvent("change", { detail: { value: text } }));
  line.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
  await rendered();
}

async function paste(element: HTMLElement, text: string): Promise<Event> {
  const event = new CustomEvent("paste", { cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  within(element, ".line").dispatchEvent(event);
  await rendered();
  return event;
}

function addedLines(): unknown[] {
  return create.mock.calls.map(([{ fields }]) => fields.What__c);
}

describe("c-handoff-quick-add", () => {
  afterEach(clearPage);

  it("makes a row of a typed line", async () => {
    const element = quickAdd();
    const saved = jest.fn();
    element.addEventListener("saved", saved);
    await type(element, " Status within five minutes ");
    expect(create).toHaveBeenCalledWith({
      apiName: "Handoff_Commitment__c",
      fields: { Kind__c: "Promised", Handoff__c: "a01", What__c: "Status within five minutes" }
    });
    expect(saved).toHaveBeenCalledTimes(1);
    expect(within(element, ".line").value).toBe("");
  });

  it("makes no row of an empty line", async () => {
    await type(quickAdd(), "   ");
    expect(create).not.toHaveBeenCalled();
  });

  it("makes a row of each pasted line, without the marks of a list", async () => {
    await paste(quickAdd(), "- Five minutes\r\n2. Three languages\n\n• Works offline\n");
    expect(addedLines()).toEqual(["Five minutes", "Three languages", "Works offline"]);
  });

  it("leaves a single pasted line to the input", async () => {
    const event = await paste(quickAdd(), "Five minutes");
    expect(event.defaultPrevented).toBe(false);
    expect(create).not.toHaveBeenCalled();
  });

  it("keeps the lines that were refused, with the reason", async () => {
    create.mockResolvedValueOnce({} as never).mockRejectedValueOnce({ body: { message: "Too long." } });
    const element = quickAdd();
    await paste(element, "Good\nBad");
    expect(within(element, ".line").value).toBe("Bad");
    expect(within(element, '[role="alert"]').textContent).toBe("Bad: Too long.");
  });

  it("is accessible", async () => {
    await expect(quickAdd()).toBeAccessible();
  });
});
