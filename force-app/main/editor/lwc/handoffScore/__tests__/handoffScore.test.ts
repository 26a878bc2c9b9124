import HandoffScore from "c/handoffScore";
import { createElement } from "lwc";
import { allWithin, clearPage, mounted, within } from "testing/components";

function score(total: number): HTMLElement {
  return mounted(createElement("c-handoff-score", { is: HandoffScore }), {
    score: {
      total,
      possible: 90,
      sections: [{ key: "Risks", label: "Risks", earned: 5, possible: 15 }],
      findings: [],
      checks: [],
      rows: []
    }
  });
}

describe("c-handoff-score", () => {
  afterEach(clearPage);

  it("shows the share of the points as a ring", () => {
    expect(within(score(45), "lightning-progress-ring").value).toBe(50);
  });

  it("tells a full score by its ring", () => {
    expect(within(score(90), "lightning-progress-ring").variant).toBe("base-autocomplete");
  });

  it("leads to all ten sections, with points where the rubric counts them", () => {
    const element = score(45);
    expect(allWithin(element, ".jump")).toHaveLength(10);
    expect(within(element, '.jump[data-key="risks"] .points').textContent).toBe("c.Handoff_Score_Of");
    expect(within(element, '.jump[data-key="renewal"] .points').textContent).toBe("");
  });

  it("tells which section was chosen", () => {
    const element = score(45);
    const chosen = jest.fn();
    element.addEventListener("sectionselect", chosen);
    within(element, '.jump[data-key="risks"]').click();
    expect(chosen.mock.calls[0][0].detail).toEqual({ key: "risks" });
  });

  it("is accessible", async () => {
    await expect(score(45)).toBeAccessible();
  });
});
