import retry from "@salesforce/apex/HandoffFailureController.retry";
import HandoffFailureRetry from "c/handoffFailureRetry";
import { createElement } from "lwc";
import { notifyRecordUpdateAvailable } from "lightning/uiRecordApi";
import { clearPage, mounted } from "testing/components";

jest.mock("@salesforce/apex/HandoffFailureController.retry", () => ({ default: jest.fn() }), { virtual: true });

const retryOnServer = retry as unknown as jest.Mock;

async function toastAfterRetry(): Promise<unknown> {
  const element = mounted<HTMLElement & { invoke(): Promise<void> }>(
    createElement("c-handoff-failure-retry", { is: HandoffFailureRetry }),
    { recordId: "a09" }
  );
  const toast = jest.fn();
  element.addEventListener("lightning__showtoast", toast);
  await element.invoke();
  return toast.mock.calls[0][0].detail;
}

describe("c-handoff-failure-retry", () => {
  afterEach(clearPage);

  it("says that the failure is resolved, and refreshes the record", async () => {
    retryOnServer.mockResolvedValue({ resolved: 1, failed: 0 });
    expect(await toastAfterRetry()).toMatchObject({ title: "c.Handoff_Retry_Done", variant: "success" });
    expect(retryOnServer).toHaveBeenCalledWith({ failureIds: ["a09"] });
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: "a09" }]);
  });

  it("says why it failed again", async () => {
    retryOnServer.mockResolvedValue({ resolved: 0, failed: 1, message: "No account." });
    expect(await toastAfterRetry()).toMatchObject({ message: "No account.", variant: "error" });
  });

  it("says why the server refused", async () => {
    retryOnServer.mockRejectedValue({ body: { message: "You do not have access." } });
    expect(await toastAfterRetry()).toMatchObject({ message: "You do not have access.", variant: "error" });
  });
});
