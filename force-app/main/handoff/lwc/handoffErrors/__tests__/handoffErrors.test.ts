import { errorMessages } from "c/handoffErrors";

describe("errorMessages", () => {
  it("lists field errors before page errors, each once", () => {
    const error = {
      body: {
        message: "An error occurred while trying to update the record.",
        output: {
          errors: [{ message: "Go-live must lie after the start." }, { message: "Enter a metric." }],
          fieldErrors: { Metric__c: [{ message: "Enter a metric." }] }
        }
      }
    };
    expect(errorMessages(error, "Unknown error")).toEqual(["Enter a metric.", "Go-live must lie after the start."]);
  });

  it("takes Apex's message where there is no output", () => {
    expect(errorMessages({ body: { message: "No access." } }, "Unknown error")).toEqual(["No access."]);
  });

  it("falls back where the error says nothing", () => {
    expect(errorMessages(undefined, "Unknown error")).toEqual(["Unknown error"]);
  });
});
