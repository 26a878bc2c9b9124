import readFresh from "@salesforce/apex/HandoffFreshValuesController.read";
import HandoffRecordFields from "c/handoffRecordFields";
import { createElement } from "lwc";
import { getObjectInfo } from "lightning/uiObjectInfoApi";
import { updateRecord } from "lightning/uiRecordApi";
import { allWithin, clearPage, fieldInfo, mounted, objectInfo, rendered, within } from "testing/components";

jest.mock("@salesforce/apex/HandoffFreshValuesController.read", () => ({ default: jest.fn() }), { virtual: true });

interface TestAdapter {
  emit(value: unknown): void;
  error(): void;
}

const INFO = objectInfo("Handoff__c", [
  fieldInfo("Business_Problem__c", "TextArea"),
  fieldInfo("ARR__c", "Currency"),
  fieldInfo("Status__c", "Picklist", { updateable: false })
]);
const PLACES = ["Business_Problem__c", "ARR__c", "Status__c", "Hidden__c"].map((name) => ({ name }));
const fresh = readFresh as unknown as jest.Mock;
const save = updateRecord as jest.MockedFunction<typeof updateRecord>;

async function fields(properties: object = {}): Promise<HTMLElement> {
  const element = mounted<HTMLElement>(createElement("c-handoff-record-fields", { is: HandoffRecordFields }), {
    objectApiName: "Handoff__c",
    record: { Id: "a01", ARR__c: 100 },
    places: PLACES,
    ...properties
  });
  (getObjectInfo as unknown as TestAdapter).emit(INFO);
  await rendered();
  return element;
}

function write(element: HTMLElement, field: string, value: unknown): void {
  const input = within(element, `[data-field="${field}"]`);
  input.dispatchEvent(new CustomEvent("fieldchange", { detail: { field, value } }));
  input.dispatchEvent(new CustomEvent("fieldblur", { detail: { field } }));
}

describe("c-handoff-record-fields", () => {
  beforeEach(() => fresh.mockResolvedValue({ Id: "a01", ARR__c: 100 }));
  afterEach(clearPage);

  it("leaves out what the user may not see and shows the rest in order", async () => {
    const element = await fields();
    expect(allWithin(element, "c-handoff-field").map(({ dataset }) => (dataset as DOMStringMap).field)).toEqual([
      "Business_Problem__c",
      "ARR__c",
      "Status__c"
    ]);
  });

  it("says so when the fields cannot be loaded, and shows them as soon as they can", async () => {
    const element = mounted<HTMLElement>(createElement("c-handoff-record-fields", { is: HandoffRecordFields }), {
      objectApiName: "Handoff__c",
      record: { Id: "a01" },
      places: PLACES
    });
    (getObjectInfo as unknown as TestAdapter).error();
    await rendered();
    expect(within(element, '[role="alert"]').textContent).toBe("c.Handoff_Fields_Failed");
    await expect(element).toBeAccessible();
    (getObjectInfo as unknown as TestAdapter).emit(INFO);
    await rendered();
    expect(allWithin(element, '[role="alert"]')).toHaveLength(0);
    expect(allWithin(element, "c-handoff-field")).toHaveLength(3);
  });

  it("makes fields read only that the user may not change", async () => {
    const element = await fields();
    expect(within(element, '[data-field="Status__c"]').readOnly).toBe(true);
    expect(within(element, '[data-field="ARR__c"]').readOnly).toBe(false);
  });

  it("saves a field when the person leaves it, and only that field", async () => {
    const element = await fields();
    const saved = jest.fn();
    element.addEventListener("saved", saved);
    write(element, "Business_Problem__c", "Four desks, four answers");
    await rendered();
    expect(save).toHaveBeenCalledTimes(1);
    expect(save).toHaveBeenCalledWith({ fields: { Id: "a01", Business_Problem__c: "Four desks, four answers" } });
    expect(saved).toHaveBeenCalledTimes(1);
  });

  it("saves nothing where nothing has changed", async () => {
    const element = await fields();
    write(element, "ARR__c", 100);
    await rendered();
    expect(save).not.toHaveBeenCalled();
  });

  it("does not save the same words twice", async () => {
    const element = await fields();
    write(element, "ARR__c", 120);
    await rendered();
    write(element, "ARR__c", 120);
    await rendered();
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("keeps what could not be saved, with the reason", async () => {
    save.mockRejectedValueOnce({ body: { output: { fieldErrors: { ARR__c: [{ message: "Too much." }] } } } });
    const element = await fields();
    const failed = jest.fn();
    element.addEventListener("savefailed", failed);
    write(element, "ARR__c", 1e20);
    await rendered();
    const input = within(element, '[data-field="ARR__c"]');
    expect(input.value).toBe(1e20);
    expect(input.error).toBe("Too much.");
    expect(failed).toHaveBeenCalledTimes(1);
  });

  it("keeps typing that a refreshed record overtakes", async () => {
    const element = await fields();
    const input = within(element, '[data-field="Business_Problem__c"]');
    input.dispatchEvent(
      new CustomEvent("fieldchange", { detail: { field: "Business_Problem__c", value: "Half a sen" } })
    );
    Object.assign(element, { record: { Id: "a01", ARR__c: 200 } });
    await rendered();
    expect(input.value).toBe("Half a sen");
    expect(within(element, '[data-field="ARR__c"]').value).toBe(200);
  });

  it("shows both versions where somebody else has written the field meanwhile", async () => {
    fresh.mockResolvedValue({ Id: "a01", ARR__c: 300, LastModifiedBy: { Name: "Sam Okafor" } });
    const element = await fields();
    write(element, "ARR__c", 120);
    await rendered();
    expect(save).not.toHaveBeenCalled();
    const conflict = within(element, "c-handoff-conflict");
    expect([conflict.author, conflict.mine, conflict.theirs]).toEqual(["Sam Okafor", "$120", "$300"]);
  });

  it("saves this person's version once they have seen the other", async () => {
    fresh.mockResolvedValue({ Id: "a01", ARR__c: 300 });
    const element = await fields();
    write(element, "ARR__c", 120);
    await rendered();
    within(element, "c-handoff-conflict").dispatchEvent(new CustomEvent("keepmine"));
    await rendered();
    expect(save).toHaveBeenCalledWith({ fields: { Id: "a01", ARR__c: 120 } });
    expect(allWithin(element, "c-handoff-conflict")).toHaveLength(0);
  });

  it("takes the other version and saves nothing", async () => {
    fresh.mockResolvedValue({ Id: "a01", ARR__c: 300 });
    const element = await fields();
    write(element, "ARR__c", 120);
    await rendered();
    within(element, "c-handoff-conflict").dispatchEvent(new CustomEvent("taketheirs"));
    await rendered();
    expect(save).not.toHaveBeenCalled();
    expect(within(element, '[data-field="ARR__c"]').value).toBe(300);
  });

  it("does not ask where both wrote the same", async () => {
    fresh.mockResolvedValue({ Id: "a01", ARR__c: 120 });
    const element = await fields();
    write(element, "ARR__c", 120);
    await rendered();
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("saves on request what was not left yet", async () => {
    const element = (await fields()) as HTMLElement & { commit(): Promise<boolean> };
    const input = within(element, '[data-field="ARR__c"]');
    input.dispatchEvent(new CustomEvent("fieldchange", { detail: { field: "ARR__c", value: 7 } }));
    expect(await element.commit()).toBe(true);
    expect(save).toHaveBeenCalledWith({ fields: { Id: "a01", ARR__c: 7 } });
  });

  it("puts the cursor into a field as soon as it is there", async () => {
    const element = mounted<HTMLElement & { focusField(name: string): boolean }>(
      createElement("c-handoff-record-fields", { is: HandoffRecordFields }),
      { objectApiName: "Handoff__c", record: { Id: "a01" }, places: PLACES }
    );
    expect(element.focusField("ARR__c")).toBe(true);
    expect(element.focusField("Elsewhere__c")).toBe(false);
    element.focusField("ARR__c");
    (getObjectInfo as unknown as TestAdapter).emit(INFO);
    const focused = jest.spyOn(HTMLElement.prototype, "focus");
    await rendered();
    expect(focused.mock.contexts).toEqual([within(within(element, '[data-field="ARR__c"]'), ".input")]);
  });

  it("is accessible", async () => {
    await expect(await fields()).toBeAccessible();
  });
});
