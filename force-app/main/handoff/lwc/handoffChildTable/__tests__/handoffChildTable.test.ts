import HandoffChildTable from "c/handoffChildTable";
import { createElement } from "lwc";
import LightningConfirm from "lightning/confirm";
import { getObjectInfo } from "lightning/uiObjectInfoApi";
import { deleteRecord } from "lightning/uiRecordApi";
import { allWithin, clearPage, fieldInfo, mounted, objectInfo, rendered, within } from "testing/components";

interface TestAdapter {
  emit(value: unknown): void;
  error(): void;
}

const INFO = objectInfo("Handoff_Risk__c", [
  fieldInfo("Risk__c", "String"),
  fieldInfo("Severity__c", "Picklist"),
  fieldInfo("Assigned_To__c", "Reference")
]);
const ROWS = [
  { Id: "r1", Risk__c: "Two desk leads", Severity__c: "High", Assigned_To__c: "005", Assigned_To__r: { Name: "Sam" } },
  { Id: "r2", Risk__c: "Nightly file", Severity__c: "Medium" }
];
const confirm = jest.fn();
const remove = deleteRecord as jest.MockedFunction<typeof deleteRecord>;

async function table(properties: object = {}, info: ObjectInfo = INFO): Promise<HTMLElement> {
  Object.assign(LightningConfirm, { open: confirm });
  const element = mounted<HTMLElement>(createElement("c-handoff-child-table", { is: HandoffChildTable }), {
    objectApiName: "Handoff_Risk__c",
    parentId: "a01",
    rows: ROWS,
    columns: ["Risk__c", "Severity__c", "Assigned_To__c", "Hidden__c"],
    formFields: ["Risk__c"],
    caption: "Risks",
    addLabel: "Add a risk",
    emptyText: "No risks yet",
    canEdit: true,
    canDelete: true,
    ...properties
  });
  (getObjectInfo as unknown as TestAdapter).emit(info);
  await rendered();
  return element;
}

describe("c-handoff-child-table", () => {
  beforeEach(() => confirm.mockResolvedValue(true));
  afterEach(clearPage);

  it("shows each row's values, references by name", async () => {
    const element = await table();
    expect(allWithin(element, "tbody tr").map((row) => allTexts(row))).toEqual([
      ["Two desk leads", "High", "Sam"],
      ["Nightly file", "Medium", ""]
    ]);
  });

  it("says so when the fields cannot be loaded", async () => {
    const element = mounted<HTMLElement>(createElement("c-handoff-child-table", { is: HandoffChildTable }), {
      objectApiName: "Handoff_Risk__c",
      rows: [],
      emptyText: "No risks yet"
    });
    (getObjectInfo as unknown as TestAdapter).error();
    await rendered();
    expect(element.shadowRoot?.textContent).toContain("c.Handoff_Fields_Failed");
    expect(element.shadowRoot?.textContent).not.toContain("No risks yet");
  });

  it("leaves out columns that the user may not see", async () => {
    const element = await table();
    expect(allWithin(element, "thead th")).toHaveLength(4);
  });

  it("says so when there are no rows", async () => {
    const element = await table({ rows: [] });
    expect(element.shadowRoot?.textContent).toContain("No risks yet");
    expect(element.shadowRoot?.querySelector("table")).toBeNull();
  });

  it("opens a form for a new row", async () => {
    const element = await table({ rows: [] });
    within(element, ".add").click();
    await rendered();
    expect(within(element, "c-handoff-child-form").record).toBeUndefined();
  });

  it("edits a row in its place", async () => {
    const element = await table();
    within(element, '.edit[data-id="r2"]').click();
    await rendered();
    expect(within(element, "c-handoff-child-form").record).toEqual(ROWS[1]);
    expect(allWithin(element, "tbody tr")).toHaveLength(2);
  });

  it("asks before a form with words in it is left, and keeps it when the answer is no", async () => {
    const element = await table();
    within(element, '.edit[data-id="r1"]').click();
    await rendered();
    Object.defineProperty(within(element, "c-handoff-child-form"), "isDirty", { value: true });
    confirm.mockResolvedValue(false);
    within(element, '.edit[data-id="r2"]').click();
    await rendered();
    expect(confirm).toHaveBeenCalledTimes(1);
    expect(within(element, "c-handoff-child-form").record).toEqual(ROWS[0]);
  });

  it("deletes a row once the person has agreed", async () => {
    const element = await table();
    const saved = jest.fn();
    element.addEventListener("saved", saved);
    within(element, '.delete[data-id="r1"]').click();
    await rendered();
    expect(remove).toHaveBeenCalledWith("r1");
    expect(saved).toHaveBeenCalledTimes(1);
  });

  it("deletes nothing when the person has not agreed", async () => {
    confirm.mockResolvedValue(false);
    const element = await table();
    within(element, '.delete[data-id="r1"]').click();
    await rendered();
    expect(remove).not.toHaveBeenCalled();
  });

  it("says why a row could not be deleted", async () => {
    remove.mockRejectedValueOnce({ body: { message: "insufficient access rights on object id" } });
    const element = await table();
    within(element, '.delete[data-id="r1"]').click();
    await rendered();
    expect(within(element, '[role="alert"]').textContent).toBe("insufficient access rights on object id");
  });

  it("offers no changes to those who may only read", async () => {
    const element = await table({ canEdit: false, canDelete: false });
    expect(allWithin(element, "lightning-button-icon, lightning-button, c-handoff-quick-add")).toHaveLength(0);
  });

  it("offers no deletion where the object does not allow it", async () => {
    const element = await table({}, { ...INFO, deletable: false });
    expect(allWithin(element, ".delete")).toHaveLength(0);
    expect(allWithin(element, ".edit")).toHaveLength(2);
  });

  it("says of each row what it lacks to count", async () => {
    const parts = [
      { key: "named", label: "Named", passed: false, message: "Name a person.", fieldApiName: "Named_Cause__c" },
      { key: "mitigated", label: "Mitigated", passed: true, message: "", fieldApiName: "Mitigation__c" }
    ];
    const verdicts = [{ recordId: "r2", objectApiName: "Handoff_Risk__c", passed: false, parts }];
    const element = await table({ verdicts });
    expect(allWithin(element, ".gap").map(({ textContent }) => textContent)).toEqual(["Name a person."]);
  });

  it("opens a new row with what a finding demands", async () => {
    const element = (await table({ constants: { Kind__c: "Promised" } })) as HTMLElement & {
      addRow(values: object, field: string): void;
    };
    element.addRow({ Severity__c: "High" }, "Severity__c");
    await rendered();
    const form = within(element, "c-handoff-child-form");
    expect(form.constants).toEqual({ Kind__c: "Promised", Severity__c: "High" });
    expect(form.firstField).toBe("Severity__c");
  });

  it("opens a row by a click on one of its cells, at that field", async () => {
    const element = await table();
    within(element, 'td[data-id="r1"][data-field="Severity__c"]').click();
    await rendered();
    expect(within(element, "c-handoff-child-form").firstField).toBe("Severity__c");
  });

  it("is accessible", async () => {
    await expect(await table()).toBeAccessible();
  });
});

function allTexts(row: Element): (string | null)[] {
  return [...row.querySelectorAll(".text")].map(({ textContent }) => textContent);
}
