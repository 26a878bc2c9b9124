import HandoffField from "c/handoffField";
import { createElement } from "lwc";
import { allWithin, clearPage, fieldInfo, mounted, rendered, within } from "testing/components";

function field(properties: object): HTMLElement {
  return mounted(createElement("c-handoff-field", { is: HandoffField }), properties);
}

function changesOf(element: HTMLElement): unknown[] {
  const changes: unknown[] = [];
  element.addEventListener("fieldchange", (event) => changes.push((event as CustomEvent).detail));
  return changes;
}

describe("c-handoff-field", () => {
  afterEach(clearPage);

  it.each([
    ["TextArea", "lightning-textarea"],
    ["Picklist", "lightning-combobox"],
    ["MultiPicklist", "lightning-checkbox-group"],
    ["Reference", "lightning-record-picker"],
    ["Boolean", "lightning-input"],
    ["Currency", "lightning-input"],
    ["Date", "lightning-input"]
  ])("offers a %s in a %s", (dataType, input) => {
    const element = field({ field: fieldInfo("A__c", dataType) });
    expect(allWithin(element, ".input").map(({ tagName }) => tagName.toLowerCase())).toEqual([input]);
  });

  it("picks a reference from its choices where there are some", () => {
    const element = field({ field: fieldInfo("A__c", "Reference"), options: [{ label: "Ingrid", value: "1" }] });
    expect(within(element, "lightning-combobox").options).toContainEqual({ label: "Ingrid", value: "1" });
  });

  it("keeps showing a choice that is no longer offered", () => {
    const element = field({
      field: fieldInfo("A__c", "Reference"),
      options: [],
      value: "1",
      displayValue: "Ingrid Solberg"
    });
    expect(within(element, "lightning-combobox").options).toContainEqual({ label: "Ingrid Solberg", value: "1" });
  });

  it("tells a typed number as a number and an emptied field as no value", () => {
    const element = field({ field: fieldInfo("A__c", "Currency"), value: 5 });
    const changes = changesOf(element);
    const input = within(element, "lightning-input");
    input.dispatchEvent(new CustomEvent("change", { detail: { value: "42.5" } }));
    input.dispatchEvent(new CustomEvent("change", { detail: { value: "" } }));
    expect(changes).toEqual([
      { field: "A__c", value: 42.5 },
      { field: "A__c", value: null }
    ]);
  });

  it("keeps several choices in one value", () => {
    const element = field({ field: fieldInfo("A__c", "MultiPicklist"), value: "GDPR;HIPAA" });
    const changes = changesOf(element);
    expect(within(element, "lightning-checkbox-group").value).toEqual(["GDPR", "HIPAA"]);
    within(element, "lightning-checkbox-group").dispatchEvent(
      new CustomEvent("change", { detail: { value: ["GDPR", "SOC 2"] } })
    );
    expect(changes).toEqual([{ field: "A__c", value: "GDPR;SOC 2" }]);
  });

  it("is done at once when something is picked", () => {
    const element = field({ field: fieldInfo("A__c", "Picklist"), options: [{ label: "High", value: "High" }] });
    const done = jest.fn();
    element.addEventListener("fieldblur", done);
    within(element, "lightning-combobox").dispatchEvent(new CustomEvent("change", { detail: { value: "High" } }));
    expect(done).toHaveBeenCalledTimes(1);
  });

  it("shows the server's refusal at the input", async () => {
    const element = field({ field: fieldInfo("A__c", "String") });
    const input = within(element, "lightning-input");
    input.setCustomValidity = jest.fn();
    Object.assign(element, { error: "Too long." });
    await rendered();
    expect(input.setCustomValidity).toHaveBeenCalledWith("Too long.");
  });

  it("says that a read-only field without a value is not written yet", () => {
    const element = field({ field: fieldInfo("A__c", "TextArea"), readOnly: true });
    expect(within(element, "dd").textContent).toBe("c.Handoff_Not_Written");
  });

  it("is accessible, to write and to read", async () => {
    const element = field({ field: fieldInfo("A__c", "String"), value: "Words" });
    await expect(element).toBeAccessible();
    Object.assign(element, { readOnly: true });
    await rendered();
    await expect(element).toBeAccessible();
  });
});
