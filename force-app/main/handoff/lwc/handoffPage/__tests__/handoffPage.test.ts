import HandoffPage from "c/handoffPage";
import { createElement } from "lwc";
import { allWithin, clearPage, mounted, within } from "testing/components";

function page(properties: object): HTMLElement {
  return mounted<HTMLElement>(createElement("c-handoff-page", { is: HandoffPage }), {
    cardTitle: "Handoff",
    heading: "Handoff HO-0001",
    ...properties
  });
}

describe("c-handoff-page", () => {
  afterEach(clearPage);

  it("shows that it is loading", () => {
    const element = page({ isLoading: true });
    expect(within(element, "lightning-spinner").alternativeText).toBe("c.Handoff_Loading");
    expect(allWithin(element, "c-handoff-notice")).toHaveLength(0);
  });

  it("shows an error with a way to try again", () => {
    const element = page({ loadError: "Down" });
    const tryAgain = jest.fn();
    element.addEventListener("tryagain", tryAgain);
    const notice = within(element, "c-handoff-notice");
    expect([notice.heading, notice.text]).toEqual(["c.Handoff_Load_Failed", "Down"]);
    within(element, ".try-again").click();
    expect(tryAgain).toHaveBeenCalledTimes(1);
  });

  it("tells a user without access so", () => {
    const notice = within(page({ hasNoAccess: true, noAccess: "For administrators." }), "c-handoff-notice");
    expect([notice.heading, notice.text]).toEqual(["c.Handoff_No_Access_Title", "For administrators."]);
  });

  it("shows nothing but what it is given once it is loaded, accessibly", async () => {
    const element = page({});
    expect(within(element, "h2").textContent).toBe("Handoff HO-0001");
    expect(allWithin(element, "lightning-spinner, c-handoff-notice")).toHaveLength(0);
    await expect(element).toBeAccessible();
  });
});
