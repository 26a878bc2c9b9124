import HandoffNotice from "c/handoffNotice";
import { createElement } from "lwc";
import { clearPage, mounted, within } from "testing/components";

describe("c-handoff-notice", () => {
  afterEach(clearPage);

  it("says its heading and its text, accessibly", async () => {
    const element = mounted<HTMLElement>(createElement("c-handoff-notice", { is: HandoffNotice }), {
      heading: "No handoffs yet",
      text: "They appear here."
    });
    expect(within(element, "h3").textContent).toBe("No handoffs yet");
    expect(within(element, "p").textContent).toBe("They appear here.");
    await expect(element).toBeAccessible();
  });
});
