import { formatValue, referenceName } from "c/handoffFormat";

describe("formatValue", () => {
  it("writes whole amounts without cents, others with two", () => {
    expect(formatValue(61380, { dataType: "Currency", scale: 2 })).toBe("$61,380");
    expect(formatValue(54.5, { dataType: "Currency", scale: 2 })).toBe("$54.50");
  });

  it("keeps the day of a calendar date in every time zone", () => {
    expect(formatValue("2026-03-01", { dataType: "Date", scale: 0 })).toBe("Mar 1, 2026");
  });

  it("keeps as many decimals as the field", () => {
    expect(formatValue(1234.567, { dataType: "Double", scale: 1 })).toBe("1,234.6");
  });

  it("says nothing for a missing value and an unticked box", () => {
    expect(formatValue(undefined, { dataType: "Currency", scale: 2 })).toBe("");
    expect(formatValue(null, { dataType: "String", scale: 0 })).toBe("");
    expect(formatValue(false, { dataType: "Boolean", scale: 0 })).toBe("");
  });
});

describe("referenceName", () => {
  it("reads the name beside the reference", () => {
    expect(referenceName({ Id: "a", AE__c: "005", AE__r: { Id: "005", Name: "Alex Berger" } }, "AE__c")).toBe(
      "Alex Berger"
    );
  });

  it("prefers a full name, since child rows are named by number", () => {
    expect(referenceName({ Agreed_By__r: { Name: "HS-1", Full_Name__c: "Ingrid Solberg" } }, "Agreed_By__c")).toBe(
      "Ingrid Solberg"
    );
  });

  it("is empty where the row has no parent", () => {
    expect(referenceName({ Id: "a" }, "AE__c")).toBe("");
  });
});
