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
  commitments: [
    { Id: "m1", What__c: "Status within five minutes", Kind__c: "Promised" },
    { Id: "m2", What__c: "Customs documents", Kind__c: "Out of Scope" }
  ],
  integrations: [],
  score: {
    total: 40,
    possible: 90,
    sections: [{ key: "Risks", label: "Risks", earned: 5, possible: 15 }],
    findings: [
      {
        rule: "Risk_Mitigation",
        label: "Mitigation",
        section: "Risks",
        pageSection: "risks",
        points: 3,
        message: "Say what someone does about it.",
        kind: "field",
        objectApiName: "Handoff_Risk__c",
        recordId: "r1",
        fieldApiName: "Mitigation__c"
      }
    ],
    checks: [],
    rows: []
  },
  canEdit: true,
  canEditOpenItems: true
};

interface DocumentElement extends HTMLElement {
  showSection(key: string): void;
  showFinding(finding: HandoffFinding): void;
}

function handoffDocument(properties: object = {}): DocumentElement {
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
    expect(headings.map((heading) => parseInt(String(heading), 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
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
    expect(options).toMatchObject({
      Agreed_By__c: [
        { label: "Ingrid Solberg", value: "s1" },
        { label: "Someone without a contact", value: "s2" }
      ],
      Quoted_By__c: [{ label: "Ingrid Solberg", value: "003" }]
    });
  });

  it("keeps what was promised apart from what is out of scope", () => {
    const tables = allWithin(handoffDocument(), "c-handoff-child-table").filter(
      (each) => each.objectApiName === "Handoff_Commitment__c"
    );
    expect(tables.map(({ rows }) => (rows as unknown as SObjectRow[]).map(({ Id }) => Id))).toEqual([["m1"], ["m2"]]);
  });

  it("shows the points and the findings of a section to those who write", () => {
    const element = handoffDocument();
    expect(allWithin(element, "c-handoff-findings").map(({ findings }) => findings)).toEqual([RECORD.score.findings]);
    expect(element.shadowRoot?.textContent).toContain("c.Handoff_Score_Of");
    expect(allWithin(handoffDocument({ readOnly: true }), "c-handoff-findings")).toHaveLength(0);
  });

  it("opens the row that a finding is about, at the field that mends it", () => {
    const element = handoffDocument();
    const risks = table(element, "Handoff_Risk__c");
    Object.assign(risks, { editRow: jest.fn(), scrollIntoView: jest.fn() });
    element.showFinding(RECORD.score.findings[0] as HandoffFinding);
    expect(risks.editRow).toHaveBeenCalledWith("r1", "Mitigation__c");
  });

  it("opens a new row of the table that a finding asks for", () => {
    const element = handoffDocument();
    const [promised, outOfScope] = allWithin(element, "c-handoff-child-table").filter(
      (each) => each.objectApiName === "Handoff_Commitment__c"
    );
    Object.assign(promised as object, { addRow: jest.fn() });
    Object.assign(outOfScope as object, { addRow: jest.fn(), scrollIntoView: jest.fn() });
    element.showFinding({
      ...(RECORD.score.findings[0] as HandoffFinding),
      kind: "newRow",
      objectApiName: "Handoff_Commitment__c",
      recordId: undefined,
      fieldApiName: "What__c",
      defaults: { Kind__c: "Out of Scope" }
    });
    expect(outOfScope?.addRow).toHaveBeenCalledWith({ Kind__c: "Out of Scope" }, "What__c");
    expect(promised?.addRow).not.toHaveBeenCalled();
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
