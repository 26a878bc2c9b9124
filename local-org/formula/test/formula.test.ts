import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compileFieldFormula, compileFormula, type FormulaOptions } from "../compileFormula.ts";
import type { FormulaScope } from "../types.ts";
import type { FieldValue, RecordValues } from "../../values.ts";
import { field } from "../../schema/test/handMade.ts";
import { book, exampleSchema } from "./exampleSchema.ts";

interface Run extends FormulaOptions {
  values?: RecordValues;
  prior?: RecordValues | null;
  now?: string;
  timeZone?: string;
}

function run(source: string, given: Run = {}): FieldValue {
  return compileFormula(source, book, exampleSchema, given).evaluate(scopeOf(given));
}

function scopeOf({ values = {}, prior, now = "2026-03-15T10:30:00Z", timeZone = "UTC" }: Run): FormulaScope {
  return {
    value: (reference) => values[reference] ?? null,
    priorValue: (reference) => prior?.[reference] ?? null,
    isNew: prior === null,
    now: Date.parse(now),
    timeZone
  };
}

function yields(cases: Record<string, FieldValue>, given: Run = {}): void {
  for (const [source, expected] of Object.entries(cases)) {
    it(`${source} is ${JSON.stringify(expected)}`, () => assert.deepEqual(run(source, given), expected));
  }
}

function refuses(cases: Record<string, string>, options: FormulaOptions = {}): void {
  for (const [source, message] of Object.entries(cases)) {
    it(`${source} is refused`, () => assert.throws(() => run(source, options), { message }));
  }
}

describe("operators", () => {
  yields({
    "1 + 2 * 3 - 4 - 5": -2,
    "(1 + 2) * 3": 9,
    "2 ^ 3 ^ 2": 64,
    "7 / 2": 3.5,
    "0.1 + 0.2": 0.3,
    "-(3) + +4": 1,
    "10 / 3 * 3": 10,
    '"a" & "b" + "c"': "abc",
    "TRUE && FALSE || TRUE": true,
    "TRUE || FALSE && FALSE": true,
    "!FALSE && 1 < 2": true,
    "1 = 1.0": true,
    "1 == 2": false,
    "1 <> 2": true,
    "1 != 1": false,
    '"a" = "A"': false,
    "'single' & /* a comment */ \" double\"": "single double",
    '"say \\"hi\\""': 'say "hi"',
    ".5 + 1.": 1.5,
    '""': null
  });
  it("an error in the sum leaves nothing", () => assert.equal(run("1 + 1 / 0"), null));
});

describe("blanks", () => {
  yields({
    "Price__c + 1": null,
    "Price__c <> 42": false,
    "Price__c > 1": false,
    "NOT(Price__c > 1)": true,
    "ISBLANK(Price__c)": true,
    "ISNULL(Price__c)": true,
    "ISNULL(Name)": false,
    "ISBLANK(Name)": true,
    'Name = ""': true,
    "Price__c = NULL": true,
    "BLANKVALUE(Price__c, 7)": 7,
    'BLANKVALUE(Name, "none")': "none",
    "NULLVALUE(Published__c, DATE(2020, 1, 2))": "2020-01-02",
    'Name & "x"': "x",
    InPrint__c: false
  });
  it("count as zero where the field says so", () => {
    assert.equal(run("Price__c + 1", { blanksAsZero: true }), 1);
    assert.equal(run("ISBLANK(Price__c)", { blanksAsZero: true }), false);
  });
});

describe("logical functions", () => {
  const values = { Genre__c: "Crime", Topics__c: "Sea;War", InPrint__c: true, Price__c: 12 };
  yields(
    {
      "IF(InPrint__c, 1, 2)": 1,
      'IF(Price__c > 20, "dear", NULL)': null,
      "AND(TRUE, InPrint__c, Price__c = 12)": true,
      "OR(FALSE, Price__c < 1)": false,
      'ISPICKVAL(Genre__c, "Crime")': true,
      'ISPICKVAL(Genre__c, "")': false,
      'CASE(Genre__c, "Poetry", 1, "Crime", 2, 3)': 2,
      'CASE(MONTH(DATE(2026, 5, 1)), 1, "Jan", 5, "May", "other")': "May",
      'INCLUDES(Topics__c, "War")': true,
      'INCLUDES(Topics__c, "Wa")': false,
      "TEXT(Genre__c)": "Crime",
      'ISNUMBER("12.5")': true,
      'ISNUMBER("x")': false,
      'ISNUMBER("")': false
    },
    { values }
  );
});

describe("text functions", () => {
  yields({
    'LEFT("abcdef", 2)': "ab",
    'RIGHT("abcdef", 2)': "ef",
    'MID("abcdef", 2, 3)': "bcd",
    'LEN("abc")': 3,
    'FIND("c", "abcabc")': 3,
    'FIND("c", "abcabc", 4)': 6,
    'FIND("x", "abc")': 0,
    'SUBSTITUTE("a.b.c", ".", "$&")': "a$&b$&c",
    'TRIM("  a b ")': "a b",
    'UPPER("aß") & LOWER("AB")': "ASSab",
    'LPAD("7", 3, "0")': "007",
    'LPAD("12345", 3)': "123",
    'RPAD("ab", 5, "xy")': "abxyx",
    'CONTAINS("abc", "b")': true,
    'BEGINS("abc", "b")': false,
    'REGEX("123-45", "\\\\d{3}-\\\\d{2}")': true,
    'REGEX("x123-45", "\\\\d{3}-\\\\d{2}")': false,
    'VALUE("12.50")': 12.5,
    'VALUE("twelve")': null,
    "TEXT(12.50)": "12.5",
    "TEXT(DATE(2026, 1, 2))": "2026-01-02",
    "TEXT(NOW())": "2026-03-15 10:30:00Z",
    'HYPERLINK("/x", "X")': '<a href="/x" target="_blank">X</a>',
    'IMAGE("/i.png", "i")': '<img src="/i.png" alt="i" border="0"/>',
    '"a" & BR() & "b"': "a<br>b",
    'CASESAFEID("001A0000006Vm9r")': "001A0000006Vm9rIAC",
    'INITCAP("the OLD man")': "The Old Man"
  });
});

describe("date functions", () => {
  const values = { Published__c: "2024-01-31", Printed__c: "2026-03-14T22:00:00.000Z", Opens__c: "09:30:00.000Z" };
  yields(
    {
      "TODAY()": "2026-03-15",
      "NOW()": "2026-03-15T10:30:00.000Z",
      "TODAY() - Published__c": 774,
      "Published__c + 1": "2024-02-01",
      "Published__c + 1.9": "2024-02-01",
      "NOW() - Printed__c": 12.5 / 24,
      "Printed__c + 0.5": "2026-03-15T10:00:00.000Z",
      "ADDMONTHS(Published__c, 1)": "2024-02-29",
      "ADDMONTHS(DATE(2024, 2, 29), 1)": "2024-03-31",
      "ADDMONTHS(DATE(2024, 3, 15), -3)": "2023-12-15",
      "DATE(2024, 2, 30)": null,
      "YEAR(Published__c) * 10000 + MONTH(Published__c) * 100 + DAY(Published__c)": 20240131,
      "WEEKDAY(DATE(2026, 3, 15))": 1,
      'DATEVALUE("2026-02-03")': "2026-02-03",
      "DATEVALUE(Printed__c)": "2026-03-14",
      'DATETIMEVALUE("2026-02-03 04:05:06")': "2026-02-03T04:05:06.000Z",
      "HOUR(Opens__c) * 60 + MINUTE(Opens__c)": 570,
      'Opens__c + 3600000 > TIMEVALUE("10:00:00.000")': true,
      "Published__c < TODAY()": true
    },
    { values }
  );
  it("follow the user's time zone", () => {
    const berlin = { values, now: "2026-03-15T23:30:00Z", timeZone: "Europe/Berlin" };
    assert.equal(run("TODAY()", berlin), "2026-03-16");
    assert.equal(run("DATEVALUE(Printed__c)", { ...berlin, timeZone: "Asia/Tokyo" }), "2026-03-15");
  });
});

describe("math functions", () => {
  yields({
    "MOD(10, 3)": 1,
    "ROUND(2.345, 2)": 2.35,
    "ROUND(-2.5, 0)": -3,
    "ROUND(1250, -2)": 1300,
    "CEILING(2.1)": 3,
    "CEILING(-2.1)": -3,
    "FLOOR(2.9)": 2,
    "FLOOR(-2.9)": -2,
    "MCEILING(-2.1)": -2,
    "MFLOOR(-2.1)": -3,
    "ABS(-3)": 3,
    "MAX(1, 5, 3)": 5,
    "MIN(4, 2)": 2,
    "SQRT(16)": 4,
    "EXP(0)": 1,
    "LN(1)": 0,
    "LOG(1000)": 3,
    "SQRT(-1)": null,
    "TRUNC(2.789, 1)": 2.7
  });
});

describe("the record before the save", () => {
  const changed = { values: { Price__c: 5, Genre__c: "Crime" }, prior: { Price__c: 4, Genre__c: "Crime" } };
  it("ISCHANGED and PRIORVALUE compare with it", () => {
    assert.equal(run("ISCHANGED(Price__c)", changed), true);
    assert.equal(run("ISCHANGED(Genre__c)", changed), false);
    assert.equal(run("PRIORVALUE(Price__c)", changed), 4);
    assert.equal(run('ISPICKVAL(PRIORVALUE(Genre__c), "Crime")', changed), true);
    assert.equal(run("ISNEW()", changed), false);
  });
  it("a new record has none", () => {
    const created = { values: { Price__c: 5 }, prior: null };
    assert.equal(run("ISNEW()", created), true);
    assert.equal(run("ISCHANGED(Price__c)", created), false);
    assert.equal(run("PRIORVALUE(Price__c)", created), 5);
  });
  refuses(
    { "ISCHANGED(Price__c)": "Function ISCHANGED may not be used in this type of formula" },
    { hasPriorRecord: false }
  );
});

describe("references", () => {
  it("are canonical and listed once", () => {
    const source =
      "author__R.owner:user.email & NAME & name & $User.Email & $Label.Shop & TEXT($CustomMetadata.Rule__mdt.First.Points__c + $Setup.Shop__c.Limit__c) & IF($Permission.Sell, $Profile.Name, OwnerId)";
    assert.throws(() => compileFormula(source, book, exampleSchema), {
      message: "Field $Profile.Name does not exist. Check spelling."
    });
    const formula = compileFormula(source.replace("$Profile.Name", "Owner.Name"), book, exampleSchema);
    assert.deepEqual(formula.references, [
      "Author__r.Owner:User.Email",
      "Name",
      "$User.Email",
      "$Label.Shop",
      "$CustomMetadata.Rule__mdt.First.Points__c",
      "$Setup.Shop__c.Limit__c",
      "$Permission.Sell",
      "Owner.Name",
      "OwnerId"
    ]);
  });
  it("read percent fields as fractions", () => {
    assert.equal(run("Price__c * (1 - Discount__c)", { values: { Price__c: 80, Discount__c: 25 } }), 60);
  });
});

describe("mistakes", () => {
  refuses({
    "Foo__c + 1": "Field Foo__c does not exist. Check spelling.",
    "Author__r.Foo__c": "Field Author__r.Foo__c does not exist. Check spelling.",
    "FOO(1)": "Unknown function FOO. Check spelling.",
    "IF(TRUE)": "Incorrect number of parameters for function 'IF()'. Expected 3, received 1",
    "LEFT(1, 2)": "Incorrect parameter type for function 'LEFT()'. Expected Text, received Number",
    'IF(TRUE, 1, "a")': "Incorrect parameter type for function 'IF()'. Expected Number, received Text",
    'Price__c & "x"': "Incorrect parameter type for operator '&'. Expected Text, received Number",
    "Published__c > Printed__c": "Incorrect parameter type for operator '>'. Expected Date, received DateTime",
    'Genre__c = "Crime"':
      "Field Genre__c is a picklist field. Picklist fields are only supported in certain functions.",
    "(1 + 2": "Syntax error. Missing ')'",
    "1 2": "Syntax error. Extra '2'",
    '"open': "Syntax error. Missing closing quote",
    "1 +": "Syntax error. Found end of formula",
    "VLOOKUP(Name)": "Incorrect number of parameters for function 'VLOOKUP()'. Expected 3, received 1",
    "VLOOKUP($ObjectType.Rule__mdt.Fields.Foo__c, $ObjectType.Rule__mdt.Fields.Name, Name)":
      "Field $ObjectType.Rule__mdt.Fields.Foo__c does not exist. Check spelling.",
    "GETSESSIONID()": "not supported by the local org: function GETSESSIONID in a formula, at Book__c"
  });
  it("carry their column", () => assert.throws(() => run("1 + Foo__c"), { column: 5 }));
  refuses(
    { '"text"': "Formula result is data type (Text), incompatible with expected data type (Number)." },
    { result: "number" }
  );
});

describe("places", () => {
  const values = { Shelf__Latitude__s: 59.91, Shelf__Longitude__s: 10.75 };
  yields(
    {
      'ROUND(DISTANCE(Shelf__c, GEOLOCATION(60.39, 5.32), "km"), -1)': 310,
      'DISTANCE(GEOLOCATION(1, 1), GEOLOCATION(1, 1), "mi")': 0,
      'DISTANCE(Shelf__c, GEOLOCATION(60, 5), "ft")': null
    },
    { values }
  );
  yields({ 'DISTANCE(Shelf__c, GEOLOCATION(60, 5), "km")': null });
  refuses({
    'DISTANCE(Name, GEOLOCATION(60, 5), "km")':
      "Incorrect parameter type for function 'DISTANCE()'. Expected Location, received Text"
  });
});

describe("VLOOKUP", () => {
  const scope = scopeOf({ values: { Name: "Ann" } });
  const lookUp = (name: string) =>
    compileFormula(
      `VLOOKUP($ObjectType.Author__c.Fields.Email__c, $ObjectType.Author__c.Fields.Name, ${name})`,
      book,
      exampleSchema
    ).evaluate({
      ...scope,
      recordByName: (object, wanted) =>
        object.name === "Author__c" && wanted === "Ann" ? { Email__c: "ann@example.com" } : null
    });
  it("gives a field of the record of that name", () => assert.equal(lookUp("Name"), "ann@example.com"));
  it("is blank where there is none", () => {
    assert.equal(lookUp('"Bob"'), null);
    assert.equal(lookUp('""'), null);
  });
});

describe("durations", () => {
  yields(
    {
      "FORMATDURATION(3725)": "01:02:05",
      "FORMATDURATION(90061, TRUE)": "1:01:01:01",
      "FORMATDURATION(90061)": "25:01:01",
      'FORMATDURATION(TIMEVALUE("08:30:00.000"), TIMEVALUE("09:00:00.000"))': "00:30:00",
      "FORMATDURATION(Printed__c, Printed__c + 0.5)": "0:12:00:00"
    },
    { values: { Printed__c: "2026-01-01T08:30:00.000Z" } }
  );
  yields({ "FORMATDURATION(Price__c)": null });
});

describe("encoding", () => {
  yields({
    "HTMLENCODE(\"<b> & 'c'\")": "&lt;b&gt; &amp; &#39;c&#39;",
    'JSENCODE("it\'s")': "it\\'s",
    'URLENCODE("a b&c/ü")': "a+b%26c%2F%C3%BC"
  });
});

describe("counts and rates", () => {
  yields({ "PICKLISTCOUNT(Topics__c)": 2, 'CURRENCYRATE("EUR")': 1 }, { values: { Topics__c: "a;b" } });
  yields({ "PICKLISTCOUNT(Topics__c)": 0 });
});

describe("formula fields", () => {
  const evaluate = (type: "currency" | "percent", formula: string) =>
    compileFieldFormula(field("Total__c", type, { formula, scale: 2 }), book, exampleSchema).evaluate(
      scopeOf({ values: { Price__c: 10 } })
    );
  it("are rounded to their scale", () => assert.equal(evaluate("currency", "Price__c / 3"), 3.33));
  it("show fractions as percentages", () => assert.equal(evaluate("percent", "1 / Price__c / 3"), 3.33));
});
