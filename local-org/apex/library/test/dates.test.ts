import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ApexDate, ApexDatetime, ApexTime } from "../../runtime/values/index.ts";
import { asUser, callMethod, callStatic, text, thrownBy } from "./call.ts";

const date = (year: number, month: number, day: number): ApexDate => ApexDate.of(year, month, day);
const moment = new ApexDatetime(Date.UTC(2024, 6, 4, 13, 5, 9, 7));

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm
describe("Date", () => {
  it("adds months up to the end of the month", () => {
    assert.equal(text(callMethod("Date.addMonths", [date(2024, 1, 31), 1])), "2024-02-29 00:00:00");
    assert.equal(text(callMethod("Date.addYears", [date(2024, 2, 29), 1])), "2025-02-28 00:00:00");
  });

  it("counts days and months between", () => {
    assert.equal(callMethod("Date.daysBetween", [date(2024, 1, 1), date(2024, 3, 1)]), 60);
    assert.equal(callMethod("Date.monthsBetween", [date(2024, 1, 31), date(2024, 3, 1)]), 2);
  });

  it("begins weeks as the locale does", () => {
    const start = (locale: string) =>
      asUser("GMT", () => text(callMethod("Date.toStartOfWeek", [date(2024, 7, 4)])), locale);
    assert.equal(start("en_US"), "2024-06-30 00:00:00");
    assert.equal(start("de_DE"), "2024-07-01 00:00:00");
  });

  it("reads and writes the user's form", () => {
    assert.equal(
      asUser("GMT", () => text(callStatic("Date.parse", ["12/27/2024"]))),
      "2024-12-27 00:00:00"
    );
    assert.equal(
      asUser("GMT", () => callMethod("Date.format", [date(2024, 7, 4)])),
      "7/4/2024"
    );
    assert.equal(
      asUser("GMT", () => callMethod("Date.format", [date(2024, 7, 4)]), "de_DE"),
      "4.7.2024"
    );
  });

  it("reads the standard form only", () => {
    assert.equal(text(callStatic("Date.valueOf", ["2024-01-02 10:00:00"])), "2024-01-02 00:00:00");
    assert.equal(
      thrownBy(() => callStatic("Date.valueOf", ["2024-02-30"])),
      "System.TypeException: Invalid date: 2024-02-30"
    );
  });

  it("knows leap years", () => {
    assert.equal(callStatic("Date.isLeapYear", [1900]), false);
    assert.equal(callStatic("Date.daysInMonth", [2024, 2]), 29);
  });
});

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm
describe("Datetime", () => {
  it("shows the user's clock and Greenwich's", () => {
    assert.equal(
      asUser("America/Los_Angeles", () => callMethod("Datetime.hour", [moment])),
      6
    );
    assert.equal(callMethod("Datetime.hourGmt", [moment]), 13);
  });

  it("formats by Java's patterns", () => {
    const format = (pattern: string) =>
      callMethod("Datetime.format", [moment, pattern, "America/New_York"], "String", "String");
    assert.equal(format("yyyy-MM-dd'T'HH:mm:ss.SSSZ"), "2024-07-04T09:05:09.007-0400");
    assert.equal(format("EEEE, MMMM d, yy h:mm a z"), "Thursday, July 4, 24 9:05 AM EDT");
    assert.equal(format("D u XXX"), "186 4 -04:00");
  });

  it("formats for the locale", () => {
    assert.equal(
      asUser("America/New_York", () => callMethod("Datetime.format", [moment])),
      "7/4/2024, 9:05 AM"
    );
  });

  it("is made on the user's clock, daylight saving time included", () => {
    const made = asUser("America/New_York", () => callStatic("Datetime.newInstance", [2024, 7, 4, 9, 5, 9]));
    assert.equal(text(made), "2024-07-04 13:05:09");
    const winter = asUser("America/New_York", () => callStatic("Datetime.newInstance", [2024, 1, 4, 9, 5, 9]));
    assert.equal(text(winter), "2024-01-04 14:05:09");
  });

  it("takes a time that the clocks skip for so much later, and of one that they show twice the second", () => {
    const made = (...parts: number[]) =>
      text(asUser("America/New_York", () => callStatic("Datetime.newInstance", parts)));
    assert.equal(made(2024, 3, 10, 1, 59, 0), "2024-03-10 06:59:00");
    assert.equal(made(2024, 3, 10, 2, 30, 0), "2024-03-10 07:30:00");
    assert.equal(made(2024, 3, 10, 3, 30, 0), "2024-03-10 07:30:00");
    assert.equal(made(2024, 3, 10, 12, 0, 0), "2024-03-10 16:00:00");
    assert.equal(made(2024, 11, 3, 0, 30, 0), "2024-11-03 04:30:00");
    assert.equal(made(2024, 11, 3, 1, 30, 0), "2024-11-03 06:30:00");
    assert.equal(made(2024, 11, 3, 2, 30, 0), "2024-11-03 07:30:00");
  });

  it("reads the standard form on the user's clock", () => {
    const read = asUser("America/New_York", () => callStatic("Datetime.valueOf", ["2024-07-04 09:05:09"]));
    assert.equal(text(read), "2024-07-04 13:05:09");
    assert.equal(
      asUser("GMT", () => thrownBy(() => callStatic("Datetime.valueOf", ["yesterday"]))),
      "System.TypeException: Invalid date/time: yesterday"
    );
  });

  it("gives the date on the user's clock", () => {
    const late = new ApexDatetime(Date.UTC(2024, 6, 5, 2));
    assert.equal(
      asUser("America/New_York", () => text(callMethod("Datetime.date", [late]))),
      "2024-07-04 00:00:00"
    );
  });
});

describe("Time", () => {
  it("goes round at midnight", () => {
    assert.equal(text(callMethod("Time.addHours", [ApexTime.of(23, 30, 0, 0), 2])), "01:30:00.000Z");
  });
});

describe("TimeZone", () => {
  it("knows its offset at a moment", () => {
    const zone = callStatic("TimeZone.getTimeZone", ["America/New_York"]);
    assert.equal(callMethod("TimeZone.getOffset", [zone, moment]), -14_400_000);
  });
});
