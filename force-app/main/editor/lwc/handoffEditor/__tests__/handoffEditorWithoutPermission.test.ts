import getPage from "@salesforce/apex/HandoffEditorController.getPage";
import HandoffEditor from "c/handoffEditor";
import { createElement } from "lwc";
import { clearPage, mounted, rendered, within } from "testing/components";

jest.mock(
  "@salesforce/apex/HandoffEditorController.getPage",
  () => {
    const { createApexTestWireAdapter } = jest.requireActual("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true }
);
jest.mock("@salesforce/customPermission/Handoff_User", () => ({ default: undefined }), { virtual: true });

describe("c-handoff-editor for a user without the permission", () => {
  afterEach(clearPage);

  it("says so, and asks nothing of the server", async () => {
    const element = mounted<HTMLElement>(createElement("c-handoff-editor", { is: HandoffEditor }), { recordId: "006" });
    await rendered();
    expect(within(element, "c-handoff-page")).toMatchObject({ hasNoAccess: true, isLoading: false });
    expect((getPage as unknown as { getLastConfig(): unknown }).getLastConfig()).toEqual({});
  });
});
