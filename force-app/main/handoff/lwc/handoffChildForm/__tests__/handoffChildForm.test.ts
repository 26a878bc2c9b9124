import readFresh from "@salesforce/apex/HandoffFreshValuesController.read";
import HandoffChildForm from "c/handoffChildForm";
import { createElement } from "lwc";
import { getObjectInfo, getPicklistValuesByRecordType } from "lightning/uiObjectInfoApi";
import { createRecord, updateRecord } from "lightning/uiRecordApi";
import { allWithin, clearPage, fieldInfo, mounted, objectInfo, rendered, within } from "testing/components";

jest.mock("@salesforce/apex/HandoffFreshValuesController.read", () => ({ default: jest.fn() }), { virtual: true });

interface TestAdapter {
  emit(value: unknown): void;
  error(): void;
}

const INFO = objectInfo("Handoff_Risk__c", [
  fieldInfo("Risk__c", "String", { required: true, length: 255 }),
  fieldInfo("Severity__c", "Picklist"),
  fieldInfo("Mitigation__c", "TextArea"),
  fieldInfo("Locked__c", "String", { updateable: false })
]);
const PICKLISTS = {
  picklistFieldValues: {
    Severity__c: {
      values: [{ label: "High", value: "High", validFor: [] }],
      defaultValue: { label: "High", value: "High", validFor: [] }
    }
  }
};
const fresh = readFresh as unknown as jest.Mock;
const create = createRecord as jest.MockedFunction<typeof createRecord>;

async function form(record?: object, properties: object = {}): Promise<HTMLElement & { isDirty: boolean }> {
  const element = mounted<HTMLElement & { isDirty: boolean }>(
    createElement("c-handoff-child-form", { is: HandoffChildForm }),
    {
      objectApiName: "Handoff_Risk__c",
      parentId: "a01",
      fields: ["Risk__c", "Severity__c", "Mitigation__c", "Locked__c"],
      record,
      ...properties
    }
  );
  (getObjectInfo as unknown as TestAdapter).emit(INFO);
  await rendered();
  (getPicklistValuesByRecordType as unknown as TestAdapter).emit(PICKLISTS);
  await rendered();
  return element;
}

function write(element: HTMLElement, field: string, value: unknown): void {
  const input = within(element, `[data-field="${field}"]`);
  input.dispatchEvent(new CustomEvent("fieldchange", { detail: { field, value } }));
}

function press(element: HTMLElement, field: string, key: string): void {
  within(element, `[data-field="${field}"]`).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
}

describe("c-handoff-child-form", () => {
  afterEach(clearPage);

  it("says so when the fields cannot be loaded", async () => {
    const element = mounted<HTMLElement>(createElement("c-handoff-child-form", { is: HandoffChildForm }), {
      objectApiName: "Handoff_Risk__c"
    });
    (getObjectInfo as unknown as TestAdapter).error();
    await rendered();
    expect(within(element, '[role="alert"]').textContent).toBe("c.Handoff_Fields_Failed");
  });

  it("creates a row below its handoff, with the picklists' defaults", async () => {
    const element = await form();
    write(element, "Risk__c", "Two desk leads keep their own tool");
    within(element, ".save").click();
    await rendered();
    expect(create).toHaveBeenCalledWith({
      apiName: "Handoff_Risk__c",
      fields: { Handoff__c: "a01", Severity__c: "High", Risk__c: "Two desk leads keep their own tool" }
    });
  });

  it("updates only what was changed", async () => {
    fresh.mockResolvedValue({ Id: "a02", Risk__c: "Old" });
    const element = await form({ Id: "a02", Risk__c: "Old", Severity__c: "High" });
    write(element, "Risk__c", "New");
    within(element, ".save").click();
    await rendered();
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: "a02", Risk__c: "New" } });
  });

  it("gives a new row what its table or a finding demands", async () => {
    const element = await form(undefined, { constants: { Severity__c: "Low", Kind__c: "Promised" } });
    expect(within(element, '[data-field="Severity__c"]').value).toBe("Low");
    within(element, ".save").click();
    await rendered();
    expect(create.mock.calls[0]?.[0].fields).toEqual({ Handoff__c: "a01", Severity__c: "Low", Kind__c: "Promised" });
  });

  it("shows both versions of a field that somebody else wrote meanwhile, then saves what was decided", async () => {
    fresh.mockResolvedValue({ Id: "a02", Risk__c: "Theirs", LastModifiedBy: { Name: "Sam Okafor" } });
    const element = await form({ Id: "a02", Risk__c: "Old" });
    write(element, "Risk__c", "Mine");
    within(element, ".save").click();
    await rendered();
    expect(updateRecord).not.toHaveBeenCalled();
    const conflict = within(element, "c-handoff-conflict");
    expect([conflict.author, conflict.mine, conflict.theirs]).toEqual(["Sam Okafor", "Mine", "Theirs"]);
    conflict.dispatchEvent(new CustomEvent("keepmine"));
    await rendered();
    within(element, ".save").click();
    await rendered();
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: "a02", Risk__c: "Mine" } });
  });

  it("leaves out fields that an existing row does not let the user change", async () => {
    const element = await form({ Id: "a02", Risk__c: "Old" });
    expect(allWithin(element, "c-handoff-field")).toHaveLength(3);
  });

  it("saves by Enter in a line of text, not in a list or a text of several lines", async () => {
    const element = await form();
    write(element, "Risk__c", "Words");
    press(element, "Mitigation__c", "Enter");
    press(element, "Severity__c", "Enter");
    await rendered();
    expect(create).not.toHaveBeenCalled();
    press(element, "Risk__c", "Enter");
    await rendered();
    expect(create).toHaveBeenCalledTimes(1);
  });

  it("leaves by Escape", async () => {
    const element = await form();
    const cancelled = jest.fn();
    element.addEventListener("cancel", cancelled);
    press(element, "Risk__c", "Escape");
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  it("saves once, however often the button is pressed", async () => {
    const element = await form();
    within(element, ".save").click();
    within(element, ".save").click();
    await rendered();
    expect(create).toHaveBeenCalledTimes(1);
  });

  it("stays open with the reasons when the server refuses", async () => {
    create.mockRejectedValueOnce({
      body: {
        output: {
          errors: [{ message: "Name a cause." }],
          fieldErrors: { Risk__c: [{ message: "Too vague." }], Other__c: [{ message: "Elsewhere." }] }
        }
      }
    });
    const element = await form();
    write(element, "Risk__c", "Bad");
    within(element, ".save").click();
    await rendered();
    expect(within(element, '[data-field="Risk__c"]').error).toBe("Too vague.");
    expect(within(element, '[role="alert"]').textContent).toBe("Elsewhere.Name a cause.");
    expect(element.isDirty).toBe(true);
  });

  it("is accessible", async () => {
    await expect(await form()).toBeAccessible();
  });
});
