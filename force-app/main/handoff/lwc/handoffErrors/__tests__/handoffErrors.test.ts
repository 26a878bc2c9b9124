import { errorMessages, errorReport } from "c/handoffErrors";

const REFUSED_SAVE = {
  body: {
    message: "An error occurred while trying to update the record.",
    output: {
      errors: [{ message: "Go-live must lie after the start." }],
      fieldErrors: { Metric__c: [{ message: "Enter a metric." }] }
    }
  }
};

describe("errorReport", () => {
  it("keeps what is said about a field with the field", () => {
    expect(errorReport(REFUSED_SAVE, "Unknown")).toEqual({
      fieldMessages: { Metric__c: "Enter a metric." },
      messages: ["Go-live must lie after the start."]
    });
  });

  it("takes Apex's message where there is no output", () => {
    expect(errorReport({ body: { message: "No access." } }, "Unknown").messages).toEqual(["No access."]);
  });

  it("falls back where the error says nothing", () => {
    expect(errorReport(undefined, "Unknown").messages).toEqual(["Unknown"]);
  });
});

describe("errorMessages", () => {
  it("lists field errors before page errors", () => {
    expect(errorMessages(REFUSED_SAVE, "Unknown")).toEqual(["Enter a metric.", "Go-live must lie after the start."]);
  });
});
