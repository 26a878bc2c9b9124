import HandoffChecks from "c/handoffChecks";
import { createElement } from "lwc";
import { allWithin, clearPage, mounted } from "testing/components";

const CHECKS = [
  {
    rule: "No_Meeting",
    ruleGroup: "Anti_Pattern",
    label: "A meeting",
    passed: false,
    text: "Nuance is lost.",
    findings: [{ message: "Set a date.", points: 0 }]
  },
  { rule: "Why", ruleGroup: "Often_Lost", label: "Why they bought", passed: true, text: "", findings: [] }
];

function checks(shown: object[]): HTMLElement {
  return mounted(createElement("c-handoff-checks", { is: HandoffChecks }), { checks: shown });
}

describe("c-handoff-checks", () => {
  afterEach(clearPage);

  it("keeps anti-patterns apart from what gets lost", () => {
    expect(allWithin(checks(CHECKS), "h3").map(({ textContent }) => textContent)).toEqual([
      "c.Handoff_Anti_Patterns",
      "c.Handoff_Often_Lost"
    ]);
  });

  it("says in words what the icons show", () => {
    expect(allWithin(checks(CHECKS), "lightning-icon").map(({ alternativeText }) => alternativeText)).toEqual([
      "c.Handoff_Check_Failed",
      "c.Handoff_Check_Passed"
    ]);
  });

  it("leads from a failed check to what would mend it", () => {
    expect(allWithin(checks(CHECKS), "c-handoff-findings")).toHaveLength(1);
  });

  it("shows no empty group", () => {
    expect(allWithin(checks(CHECKS.slice(1)), "h3")).toHaveLength(1);
  });

  it("is accessible", async () => {
    await expect(checks(CHECKS)).toBeAccessible();
  });
});
