import HandoffFindings from "c/handoffFindings";
import { createElement } from "lwc";
import { allWithin, clearPage, mounted } from "testing/components";

const FINDINGS = [
  { rule: "Quote", points: 5, message: "Quote the buyer.", kind: "field" },
  { rule: "Target", points: 0, message: "The target needs a number.", recordLabel: "Weekly logins", kind: "field" }
];

function findings(): HTMLElement {
  return mounted(createElement("c-handoff-findings", { is: HandoffFindings }), { findings: FINDINGS });
}

describe("c-handoff-findings", () => {
  afterEach(clearPage);

  it("names what is missing, and the row where there is one", () => {
    expect(allWithin(findings(), ".text").map(({ textContent }) => textContent)).toEqual([
      "Quote the buyer.",
      "Weekly logins: The target needs a number."
    ]);
  });

  it("shows points only where some are to be earned", () => {
    expect(allWithin(findings(), "lightning-badge")).toHaveLength(1);
  });

  it("leads to the place", () => {
    const element = findings();
    const selected = jest.fn();
    element.addEventListener("findingselect", selected);
    allWithin(element, ".finding")[1]?.click();
    expect(selected.mock.calls[0][0].detail).toEqual(FINDINGS[1]);
  });

  it("is accessible", async () => {
    await expect(findings()).toBeAccessible();
  });
});
