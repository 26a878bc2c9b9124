import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { RecordValues } from "../../values.ts";
import { Bookshop } from "./bookshop.ts";

let shop: Bookshop;
let author: string;

beforeEach(() => {
  shop = new Bookshop();
  author = shop.insertOne("Author__c", { Name: "Bo Inkwell" });
});

const book = (more: RecordValues = {}): RecordValues => ({ Name: "Tides", Author__c: author, Price__c: 5, ...more });
const errorOf = (more: RecordValues) => shop.save("insert", "Book__c", [book(more)])[0]?.errors[0];

describe("values of a new record", () => {
  it("are defaults where nothing is given, and what is given otherwise", () => {
    const plain = shop.read("Book__c", shop.insertOne("Book__c", book()));
    assert.equal(plain["Genre__c"], "Fiction");
    assert.equal(plain["In_Print__c"], true);
    assert.equal(plain["Discount__c"], 0);
    const own = shop.read("Book__c", shop.insertOne("Book__c", book({ Genre__c: null, In_Print__c: false })));
    assert.equal(own["Genre__c"], null);
    assert.equal(own["In_Print__c"], false);
  });

  it("are trimmed, blank ones missing, numbers rounded to the scale", () => {
    const values = shop.read(
      "Book__c",
      shop.insertOne("Book__c", book({ Name: "  Tides ", Price__c: 2.345, Subtitle__c: "  " }))
    );
    assert.equal(values["Name"], "Tides");
    assert.equal(values["Price__c"], 2.35);
    assert.equal(values["Subtitle__c"], null);
    const shopAccount = shop.insertOne("Account", { Name: "Acme", BillingStreet: " 1 High Street\nYard  \n" });
    assert.equal(shop.read("Account", shopAccount)["BillingStreet"], "1 High Street\nYard");
  });

  it("are values of a restricted picklist in any case", () => {
    assert.equal(errorOf({ Genre__c: "FICTION", Themes__c: "love" }), undefined);
  });

  it("take ids with 15 characters, dates with a time, and moments of any zone", () => {
    const values = shop.read(
      "Book__c",
      shop.insertOne(
        "Book__c",
        book({
          Author__c: author.slice(0, 15),
          Published_On__c: "2026-02-03T10:00:00Z",
          Last_Ordered__c: "2026-02-03T10:00:00.123+0200"
        })
      )
    );
    assert.equal(values["Author__c"], author);
    assert.equal(values["Published_On__c"], "2026-02-03");
    assert.equal(values["Last_Ordered__c"], "2026-02-03T08:00:00.000Z");
  });

  it("carry who saved them and when, the owner, and the next number", () => {
    const first = shop.read("Book__c", shop.insertOne("Book__c", book()));
    const second = shop.read("Book__c", shop.insertOne("Book__c", book()));
    assert.equal(first["CreatedById"], shop.user.userId);
    const created = Date.parse(String(first["CreatedDate"]));
    assert.equal(created % 1000, 0);
    assert.ok(created >= Math.floor(shop.transaction.startedAt / 1000) * 1000 && created <= Date.now());
    assert.equal(shop.read("Author__c", author)["OwnerId"], shop.user.userId);
    assert.deepEqual([first["Stock_Number__c"], second["Stock_Number__c"]], ["BK-00001", "BK-00002"]);
  });

  it("name a record after its id where nobody does", () => {
    const id = shop.insertOne("Author__c", {});
    assert.equal(shop.read("Author__c", id)["Name"], id);
  });

  it("may be named in any case", () => {
    assert.equal(
      shop.read("Book__c", shop.insertOne("Book__c", { ...book(), GENRE__C: "Poetry" }))["Genre__c"],
      "Poetry"
    );
  });
});

describe("a value that does not fit", () => {
  const cases: [string, RecordValues, string, string][] = [
    [
      "too long",
      { Name: "x".repeat(81) },
      "STRING_TOO_LONG",
      `Title: data value too large: ${"x".repeat(81)} (max length=80)`
    ],
    ["no number", { Price__c: "dear" }, "INVALID_TYPE_ON_FIELD_IN_RECORD", "Price: value not of required type: dear"],
    [
      "no date",
      { Published_On__c: "2026-02-30" },
      "INVALID_TYPE_ON_FIELD_IN_RECORD",
      "Published On: value not of required type: 2026-02-30"
    ],
    [
      "no checkbox",
      { In_Print__c: "perhaps" },
      "INVALID_TYPE_ON_FIELD_IN_RECORD",
      "In Print: value not of required type: perhaps"
    ],
    [
      "too large",
      { Discount__c: 1000 },
      "NUMBER_OUTSIDE_VALID_RANGE",
      "Discount: value outside of valid range on numeric field: 1000"
    ],
    [
      "outside of a restricted picklist",
      { Genre__c: "Opera" },
      "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
      "Genre: bad value for restricted picklist field: Opera"
    ],
    [
      "partly outside of one",
      { Themes__c: "Love;Hats" },
      "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
      "Themes: bad value for restricted picklist field: Hats"
    ],
    ["no id", { Author__c: "Bo" }, "MALFORMED_ID", "Author: id value of incorrect type: Bo"],
    ["an unknown field", { Weight__c: 1 }, "INVALID_FIELD", "No such column 'Weight__c' on sobject of type Book__c"],
    [
      "an id of its own",
      { Id: "a01000000000009AAA" },
      "INVALID_FIELD_FOR_INSERT_UPDATE",
      "cannot specify Id in an insert call"
    ]
  ];
  for (const [name, values, statusCode, message] of cases) {
    it(`is refused: ${name}`, () => {
      const error = errorOf(values);
      assert.equal(error?.statusCode, statusCode);
      assert.equal(error.message, message);
    });
  }

  it("is refused: an email address that is none", () => {
    const [result] = shop.save("insert", "Author__c", [{ Name: "A", Email__c: "nobody" }]);
    assert.deepEqual(result?.errors, [
      { statusCode: "INVALID_EMAIL_ADDRESS", message: "Email: invalid email address: nobody", fields: ["Email__c"] }
    ]);
  });

  it("is fine in a picklist that is not restricted", () => {
    assert.equal(errorOf({ Format__c: "Scroll" }), undefined);
  });
});

describe("references", () => {
  it("lead to a record of the right object", () => {
    const error = errorOf({ Author__c: shop.user.userId });
    assert.equal(error?.statusCode, "FIELD_INTEGRITY_EXCEPTION");
    assert.equal(error.message, `Author: id value of incorrect type: ${shop.user.userId}`);
  });
  it("lead to a record that exists", () => {
    assert.equal(errorOf({ Author__c: "a00000000000999AAA" })?.statusCode, "INVALID_CROSS_REFERENCE_KEY");
  });
  it("do not lead to a deleted record", () => {
    shop.save("delete", "Author__c", [{ Id: author }]);
    assert.equal(errorOf({})?.statusCode, "ENTITY_IS_DELETED");
  });
});

describe("system and custom validation", () => {
  it("demands required fields, by their API names", () => {
    const [result] = shop.save("insert", "Book__c", [{ Author__c: author }]);
    assert.deepEqual(result?.errors, [
      { statusCode: "REQUIRED_FIELD_MISSING", message: "Required fields are missing: [Price__c]", fields: ["Price__c"] }
    ]);
  });
  it("runs validation rules, with their field", () => {
    assert.deepEqual(errorOf({ Price__c: -1 }), {
      statusCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION",
      message: "The price cannot be negative.",
      fields: ["Price__c"]
    });
  });
  it("runs validation rules on updates too, over the whole record", () => {
    const id = shop.insertOne("Book__c", book({ Discount__c: 10 }));
    const [result] = shop.save("update", "Book__c", [{ Id: id, In_Print__c: false }]);
    assert.equal(result?.errors[0]?.message, "Only books in print can have a discount.");
  });
  it("knows values that another record has already", () => {
    const first = shop.insertOne("Book__c", book({ ISBN__c: "978-A" }));
    const error = errorOf({ ISBN__c: "978-a" });
    assert.equal(error?.statusCode, "DUPLICATE_VALUE");
    assert.equal(
      error.message,
      `duplicate value found: ISBN__c duplicates value on record with id: ${first.slice(0, 15)}`
    );
  });
  it("knows values that come twice in one statement", () => {
    const results = shop.save("insert", "Book__c", [book({ ISBN__c: "1" }), book({ ISBN__c: "1" })]);
    assert.deepEqual(
      results.map(({ success }) => success),
      [true, false]
    );
  });
});

describe("an update", () => {
  it("changes what is given and who changed it, nothing else", () => {
    const id = shop.insertOne("Book__c", book({ Subtitle__c: "Old" }));
    shop.save("update", "Book__c", [{ Id: id.slice(0, 15), Subtitle__c: "New" }]);
    const values = shop.read("Book__c", id);
    assert.equal(values["Subtitle__c"], "New");
    assert.equal(values["Price__c"], 5);
  });
  it("needs an id, of a record that is there, once", () => {
    const id = shop.insertOne("Book__c", book());
    const gone = shop.insertOne("Book__c", book());
    shop.save("delete", "Book__c", [{ Id: gone }]);
    const results = shop.save("update", "Book__c", [
      { Name: "a" },
      { Id: "x" },
      { Id: "a01000000000999AAA" },
      { Id: gone },
      { Id: author },
      { Id: id },
      { Id: id }
    ]);
    assert.deepEqual(
      results.map(({ errors }) => errors[0]?.statusCode ?? "fine"),
      [
        "MISSING_ARGUMENT",
        "MALFORMED_ID",
        "INVALID_CROSS_REFERENCE_KEY",
        "ENTITY_IS_DELETED",
        "INVALID_CROSS_REFERENCE_KEY",
        "fine",
        "DUPLICATE_VALUE"
      ]
    );
  });
  it("never makes a record its own parent", () => {
    const account = shop.insertOne("Account", { Name: "Attic" });
    assert.equal(shop.save("update", "Account", [{ Id: account, ParentId: account }])[0]?.success, false);
  });
});
