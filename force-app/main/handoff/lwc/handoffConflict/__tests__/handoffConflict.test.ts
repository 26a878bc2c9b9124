import HandoffConflict from "c/handoffConflict";
import { createElement } from "lwc";
import { clearPage, mounted, within } from "testing/components";

function conflict(): HTMLElement {
  return mounted(createElement("c-handoff-conflict", { is: HandoffConflict }), {
    field: "Business Problem",
    mine: "My words",
    theirs: "Their words",
    author: "Sam Okafor"
  });
}

describe("c-handoff-conflict", () => {
  afterEach(clearPage);

  it("shows both versions", () => {
    const element = conflict();
    expect(within(element, ".mine").textContent).toBe("My words");
    expect(within(element, ".theirs").textContent).toBe("Their words");
  });

  it.each([
    ["keepmine", ".keep"],
    ["taketheirs", ".take"]
  ])("lets the person decide: %s", (name, button) => {
    const element = conflict();
    const decided = jest.fn();
    element.addEventListener(name, decided);
    within(element, button).click();
    expect(decided).toHaveBeenCalledTimes(1);
  });

  it("is accessible", async () => {
    await expect(conflict()).toBeAccessible();
  });
});
