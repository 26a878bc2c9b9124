import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { OrgError } from "../../errors.ts";
import { eventFilter } from "../changeDataCapture/eventFilter.ts";
import { Bookshop } from "./bookshop.ts";

const event = new Bookshop().schema.requireObject("ContactChangeEvent");
const values = { Title: "Writer", DoNotCall: true, Birthdate: "1990-05-01", CreatedDate: "2024-01-01T10:00:00.000Z" };
const header = { changeType: "UPDATE", entityName: "Contact", sequenceNumber: 2 };

function passes(expression: string): boolean {
  return eventFilter(event, expression).passes(values, header);
}

// https://developer.salesforce.com/docs/platform/change-data-capture/guide/cdc-filter-expression-format.html
describe("a filter of events", () => {
  it("compares text whatever its case", () => {
    assert.deepEqual(["Title = 'writer'", "Title != 'Reader'", "Title LIKE 'w%_r'", "Title < 'x'"].map(passes), [
      true,
      true,
      true,
      true
    ]);
  });

  it("compares dates, moments and checkboxes", () => {
    const expressions = ["Birthdate >= 1990-05-01", "CreatedDate > 2024-01-01T12:00:00+01:00", "DoNotCall = false"];
    assert.deepEqual(expressions.map(passes), [true, false, false]);
  });

  it("takes a checkbox without a value for one that is not ticked", () => {
    assert.equal(passes("HasOptedOutOfFax = null"), true);
  });

  it("knows lists, AND, OR, NOT and parentheses", () => {
    assert.equal(passes("Title IN ('Reader', 'Writer') AND (Email = null OR Phone = '1')"), true);
    assert.equal(passes("NOT Title NOT IN ('Reader', 'Writer')"), true);
    assert.equal(passes("Title = 'Writer' AND Phone = '1'"), false);
  });

  it("looks at the header", () => {
    assert.equal(passes("ChangeEventHeader.changeType = 'UPDATE' AND ChangeEventHeader.sequenceNumber > 1"), true);
  });

  it("names the fields that it looks at, which come with each event", () => {
    const { fields } = eventFilter(event, "ChangeEventHeader.changeType = 'UPDATE' AND (title = 'a' OR Phone = '1')");
    assert.deepEqual(fields, ["Title", "Phone"]);
  });

  it("is refused where it is none", () => {
    assert.throws(() => eventFilter(event, "Title is a writer"), OrgError);
  });
});
