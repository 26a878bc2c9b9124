import HandoffDocument from "c/handoffDocument";
import { createElement } from "lwc";
import { allWithin, clearPage, mounted, rendered, within } from "testing/components";

const RECORD: HandoffRecord = {
  handoff: { Id: "a01", Name: "HO-00001" },
  products: [],
  stakeholders: [
    { Id: "s1", Full_Name__c: "Ingrid Solberg", Contact__c: "003" },
    { Id: "s2", Full_Name__c: "Someone without a contact" }
  ],
  criteria: [],
  risks: [{ Id: "r1", Risk__c: "Nightly file" }],
  openItems: [],
  canEdit: true,
  canEditOpenItems: true
};

function handoffDocument(properties: object = {}): HTMLElement & { showSection(key: string): void } {
  return mounted(createElement("c-handoff-document", { is: HandoffDocument }), { record: RECORD, ...properties });
}

function table(element: Element, objectApiName: string) {
  const found = allWithin(element, "c-handoff-child-table").find((each) => each.objectApiName === objectApiName);
  if (!found) {
    throw new Error(`No table of ${objectApiName}.`);
  }
  return found;
}

describe("c-handoff-document", () => {
  afterEach(clearPage);

  it("numbers its sections as the document does", () => {
    const headings = allWithin(handoffDocument(), "h3").map(({ textContent }) => textContent);
    expect(headings.map((heading) => parseInt(String(heading), 10))).toEqual([1, 2, 3, 5, 6, 7, 8]);
  });

  it("gives each table its rows", () => {
    expect(table(handoffDocument(), "Handoff_Risk__c").rows).toEqual(RECORD.risks);
  });

  it("lets an author change everything", () => {
    const element = handoffDocument();
    expect(allWithin(element, "c-handoff-child-table").every(({ canEdit, canDelete }) => canEdit && canDelete)).toBe(
      true
    );
    expect(allWithin(element, "c-handoff-record-fields").every(({ readOnly }) => readOnly === false)).toBe(true);
  });

  it("lets a reader change open items only, and delete nothing", () => {
    const element = handoffDocument({ readOnly: true });
    expect(table(element, "Handoff_Open_Item__c").canEdit).toBe(true);
    expect(table(element, "Handoff_Risk__c").canEdit).toBe(false);
    expect(allWithin(element, "c-handoff-child-table").some(({ canDelete }) => canDelete)).toBe(false);
    expect(allWithin(element, "c-handoff-record-fields").every(({ readOnly }) => readOnly === true)).toBe(true);
  });

  it("offers the handoff's stakeholders where a person is picked", () => {
    const options = within(handoffDocument(), "c-handoff-record-fields").referenceOptions;
    expect(options).toEqual({
      Agreed_By__c: [
        { label: "Ingrid Solberg", value: "s1" },
        { label: "Someone without a contact", value: "s2" }
      ],
      Quoted_By__c: [{ label: "Ingrid Solberg", value: "003" }]
    });
  });

  it("brings a section into view and its heading into focus", () => {
    const element = handoffDocument();
    const heading = within(element, 'h3[data-section="risks"]');
    heading.scrollIntoView = jest.fn();
    heading.focus = jest.fn();
    element.showSection("risks");
    expect(heading.scrollIntoView).toHaveBeenCalledTimes(1);
    expect(heading.focus).toHaveBeenCalledTimes(1);
  });

  it("is accessible", async () => {
    const element = handoffDocument();
    await rendered();
    await expect(element).toBeAccessible();
  });
});
