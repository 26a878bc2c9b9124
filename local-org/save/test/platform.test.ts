import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { formatAutoNumber } from "../steps/autoNumbers.ts";
import { Bookshop } from "./bookshop.ts";

let shop: Bookshop;

beforeEach(() => {
  shop = new Bookshop();
});

describe("people", () => {
  it("are named after their parts", () => {
    const id = shop.insertOne("Contact", { FirstName: "Eve", LastName: "Page" });
    assert.equal(shop.read("Contact", id)["Name"], "Eve Page");
    shop.save("update", "Contact", [{ Id: id, LastName: "Leaf" }]);
    assert.equal(shop.read("Contact", id)["Name"], "Eve Leaf");
  });

  it("who are users are active, of their profile's type, with a name of their own", () => {
    const user = {
      Username: "Bob@example.com",
      LastName: "Binder",
      Alias: "bob",
      Email: "bob@example.com",
      ProfileId: shop.user.profileId,
      TimeZoneSidKey: "Europe/Berlin",
      LocaleSidKey: "en_US",
      LanguageLocaleKey: "en_US",
      EmailEncodingKey: "UTF-8"
    };
    const saved = shop.read("User", shop.insertOne("User", user));
    assert.deepEqual([saved["IsActive"], saved["UserType"], saved["Username"]], [true, "Standard", "bob@example.com"]);
    assert.equal(shop.invalidations, 1);
    assert.equal(shop.save("insert", "User", [user])[0]?.errors[0]?.statusCode, "DUPLICATE_USERNAME");
  });
});

describe("activities", () => {
  it("belong to the account of what they are about", () => {
    const account = shop.insertOne("Account", { Name: "Attic" });
    const contact = shop.insertOne("Contact", { LastName: "Page", AccountId: account });
    const opportunity = shop.insertOne("Opportunity", {
      Name: "O",
      AccountId: account,
      StageName: "Prospecting",
      CloseDate: "2026-01-01"
    });
    const [byDeal, byPerson] = shop.insert(
      "Task",
      { Subject: "Call", WhatId: opportunity },
      { Subject: "Call", WhoId: contact }
    );
    assert.equal(shop.read("Task", String(byDeal))["AccountId"], account);
    assert.equal(shop.read("Task", String(byPerson))["AccountId"], account);
  });

  it("of kind task are closed by their status", () => {
    const id = shop.insertOne("Task", { Subject: "Call" });
    assert.equal(shop.read("Task", id)["IsClosed"], false);
    shop.save("update", "Task", [{ Id: id, Status: "Completed" }]);
    assert.equal(shop.read("Task", id)["IsClosed"], true);
  });

  it("relate only to what they can", () => {
    const [result] = shop.save("insert", "Task", [{ Subject: "Call", WhatId: shop.user.userId }]);
    assert.equal(result?.errors[0]?.statusCode, "FIELD_INTEGRITY_EXCEPTION");
  });

  it("of kind event know their end by their duration", () => {
    const id = shop.insertOne("Event", {
      Subject: "Reading",
      StartDateTime: "2026-03-01T10:00:00Z",
      DurationInMinutes: 90
    });
    const { EndDateTime, ActivityDate, ActivityDateTime } = shop.read("Event", id);
    assert.deepEqual(
      [EndDateTime, ActivityDate, ActivityDateTime],
      ["2026-03-01T11:30:00.000Z", "2026-03-01", "2026-03-01T10:00:00.000Z"]
    );
  });
});

describe("shares", () => {
  const share = (review: string, more = {}) => ({
    ParentId: review,
    UserOrGroupId: shop.user.userId,
    AccessLevel: "Read",
    ...more
  });
  let review: string;

  beforeEach(() => {
    const author = shop.insertOne("Author__c", { Name: "Bo" });
    const book = shop.insertOne("Book__c", { Name: "Tides", Author__c: author, Price__c: 1 });
    review = shop.insertOne("Review__c", { Book__c: book, Rating__c: 3 });
  });

  it("give access by hand, once for each user and cause", () => {
    const first = shop.insertOne("Review__Share", share(review));
    assert.equal(shop.read("Review__Share", first)["RowCause"], "Manual");
    const second = shop.insertOne("Review__Share", share(review, { AccessLevel: "Edit" }));
    assert.equal(second, first);
    assert.equal(shop.read("Review__Share", first)["AccessLevel"], "Edit");
  });

  it("need parent, user and level, and a cause that people may give", () => {
    const results = shop.save("insert", "Review__Share", [
      { ParentId: review },
      share(review, { RowCause: "Owner" }),
      share(review, { AccessLevel: "All" })
    ]);
    assert.deepEqual(
      results.map(({ errors }) => errors[0]?.fields),
      [["UserOrGroupId", "AccessLevel"], ["RowCause"], ["AccessLevel"]]
    );
  });

  it("say nothing where everybody has the access anyway", () => {
    const account = shop.insertOne("Account", { Name: "Open" });
    const [result] = shop.save("insert", "AccountShare", [
      {
        AccountId: account,
        UserOrGroupId: shop.user.userId,
        AccountAccessLevel: "Read",
        OpportunityAccessLevel: "Read"
      }
    ]);
    assert.equal(result?.errors[0]?.statusCode, "FIELD_FILTER_VALIDATION_EXCEPTION");
    assert.match(result.errors[0].message, /AccountAccessLevel/);
  });

  it("go with their record", () => {
    const id = shop.insertOne("Review__Share", share(review));
    shop.save("delete", "Review__c", [{ Id: review }]);
    assert.deepEqual(shop.read("Review__Share", id), {});
  });
});

describe("platform events", () => {
  it("reach their triggers after the commit and are not stored", () => {
    shop.triggers.set("Book_Sold__e after insert", ({ newRecords }) => {
      assert.equal(newRecords?.[0]?.["Copies__c"], 3);
      assert.ok(newRecords[0]["EventUuid"]);
    });
    const [result] = shop.save("insert", "Book_Sold__e", [{ Copies__c: 3 }]);
    assert.equal(result?.success, true);
    assert.deepEqual(shop.events, []);
    for (const work of shop.afterCommit) work();
    assert.deepEqual(shop.events, ["Book_Sold__e after insert 1"]);
  });

  it("are not published where what published them was rolled back", () => {
    assert.throws(() =>
      shop.store.transaction(() => {
        shop.save("insert", "Book_Sold__e", [{ Copies__c: 3 }]);
        throw new Error("no");
      })
    );
    assert.deepEqual(shop.afterCommit, []);
  });

  it("published immediately reach their triggers all the same", () => {
    shop = new Bookshop({ publishesImmediately: () => true });
    shop.triggers.set("Book_Sold__e after insert", () => undefined);
    assert.throws(() =>
      shop.store.transaction(() => {
        shop.save("insert", "Book_Sold__e", [{ Copies__c: 3 }]);
        throw new Error("no");
      })
    );
    for (const work of shop.afterEnd) work();
    assert.deepEqual(shop.events, ["Book_Sold__e after insert 1"]);
  });

  it("are published once, though others of the statement fail", () => {
    shop = new Bookshop({ publishesImmediately: () => true });
    shop.triggers.set("Book_Sold__e after insert", () => undefined);
    const records = [{ Copies__c: 3 }, { Copies__c: "many" }, { Copies__c: 2 }];
    const results = shop.save("insert", "Book_Sold__e", records, { allOrNone: false });
    assert.deepEqual(
      results.map(({ success }) => success),
      [true, false, true]
    );
    for (const work of shop.afterEnd) work();
    assert.deepEqual(shop.events, ["Book_Sold__e after insert 2"]);
  });

  it("leave nothing of a subscriber that failed", () => {
    shop.triggers.set("Book_Sold__e after insert", () => {
      shop.insertOne("Account", { Name: "Half" });
      throw { describe: () => "System.NullPointerException: none", stackTrace: "" };
    });
    shop.save("insert", "Book_Sold__e", [{ Copies__c: 3 }]);
    for (const work of [...shop.afterCommit]) work();
    assert.deepEqual(shop.store.readWhere(shop.object("Account"), "Name", ["Half"]), []);
  });
});

describe("permission set assignments and group members", () => {
  it("are unique", () => {
    const set = shop.insertOne("PermissionSet", { Name: "Clerk", Label: "Clerk" });
    const assignment = { AssigneeId: shop.user.userId, PermissionSetId: set };
    shop.insertOne("PermissionSetAssignment", assignment);
    assert.equal(
      shop.save("insert", "PermissionSetAssignment", [assignment])[0]?.errors[0]?.statusCode,
      "DUPLICATE_VALUE"
    );
  });
});

describe("auto-numbers", () => {
  it("follow their format", () => {
    const day = Date.parse("2026-03-05T00:00:00Z");
    assert.equal(formatAutoNumber("BK-{YYYY}{MM}{DD}-{00000}", 42, day), "BK-20260305-00042");
    assert.equal(formatAutoNumber("{0}", 1234, day), "1234");
  });
});

describe("custom settings", () => {
  it("belong to the organization unless said otherwise, one for each owner", () => {
    const organization = shop.store.nextId(shop.object("Organization"));
    shop.store.insert(shop.object("Organization"), { Id: organization, Name: "Bookshop" });
    const id = shop.insertOne("Shop_Settings__c", { Low_Stock__c: 3 });
    assert.equal(shop.read("Shop_Settings__c", id)["SetupOwnerId"], organization);
    const results = shop.save("insert", "Shop_Settings__c", [{ Low_Stock__c: 4 }, { SetupOwnerId: shop.user.userId }]);
    assert.deepEqual(
      results.map(({ errors }) => errors[0]?.statusCode),
      ["DUPLICATE_VALUE", undefined]
    );
  });
});

describe("files", () => {
  it("are versions of a document that is linked to where it was published", () => {
    const account = shop.insertOne("Account", { Name: "Attic" });
    const file = { Title: "Plan", PathOnClient: "plan.txt", VersionData: Buffer.from("hello").toString("base64") };
    const first = shop.read(
      "ContentVersion",
      shop.insertOne("ContentVersion", { ...file, FirstPublishLocationId: account })
    );
    const document = String(first["ContentDocumentId"]);
    assert.deepEqual([first["FileExtension"], first["ContentSize"], first["IsLatest"]], ["txt", 5, true]);
    assert.equal(shop.read("ContentDocument", document)["Title"], "Plan");
    assert.deepEqual(
      shop.all("ContentDocumentLink").map(({ LinkedEntityId }) => LinkedEntityId),
      [shop.user.userId, account]
    );
    const second = shop.insertOne("ContentVersion", { ...file, ContentDocumentId: document });
    assert.equal(shop.read("ContentVersion", String(first["Id"]))["IsLatest"], false);
    assert.equal(shop.read("ContentDocument", document)["LatestPublishedVersionId"], second);
  });
});

describe("owners", () => {
  it("are active", () => {
    const gone = shop.store.nextId(shop.object("User"));
    shop.store.insert(shop.object("User"), {
      Id: gone,
      LastName: "Gone",
      Username: "gone@example.com",
      IsActive: false
    });
    const [result] = shop.save("insert", "Account", [{ Name: "Attic", OwnerId: gone }]);
    assert.equal(result?.errors[0]?.statusCode, "INACTIVE_OWNER_OR_USER");
  });
});

describe("record types", () => {
  it("offer their own picklist values, and their own default", () => {
    const press = shop.store.nextId(shop.object("RecordType"));
    shop.store.insert(shop.object("RecordType"), {
      Id: press,
      DeveloperName: "Press",
      SobjectType: "Review__c",
      Name: "Press"
    });
    const id = shop.insertOne("Review__c", { Rating__c: 5, RecordTypeId: press });
    assert.equal(shop.read("Review__c", id)["Source__c"], "Press");
    const [result] = shop.save("insert", "Review__c", [{ Rating__c: 5, RecordTypeId: press, Source__c: "Web" }]);
    assert.equal(result?.errors[0]?.statusCode, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
  });
});

describe("cases", () => {
  it("are closed by their status and belong to their contact's account", () => {
    const account = shop.insertOne("Account", { Name: "Attic" });
    const contact = shop.insertOne("Contact", { LastName: "Page", AccountId: account });
    const id = shop.insertOne("Case", { ContactId: contact, Status: "New" });
    assert.equal(shop.read("Case", id)["AccountId"], account);
    shop.save("update", "Case", [{ Id: id, Status: "Closed" }]);
    assert.equal(shop.read("Case", id)["IsClosed"], true);
    assert.notEqual(shop.read("Case", id)["ClosedDate"], null);
  });
});

describe("groups", () => {
  it("are called by a name that code can use", () => {
    const id = shop.insertOne("Group", { Name: "The 3 Clerks!", Type: "Regular" });
    assert.equal(shop.read("Group", id)["DeveloperName"], "The_3_Clerks");
  });
});

describe("globals in validation rules", () => {
  const fires = (formula: string): boolean => {
    const rule = { name: "Rule", active: true, formula, message: "fired", field: null };
    const object = { ...shop.object("Author__c"), validationRules: [rule] };
    return shop.save("insert", "Author__c", [{ Name: "Bo" }], { object })[0]?.errors[0]?.message === "fired";
  };

  it("are the user's, the profile's, permissions, labels, custom metadata and settings", () => {
    shop = new Bookshop({ label: (name) => (name === "Shop_Name" ? "Inkwell" : null) });
    const metadata = shop.object("Shop_Rule__mdt");
    const id = shop.store.nextId(metadata);
    shop.store.insert(metadata, { Id: id, DeveloperName: "Highest_Price", MasterLabel: "x", Limit__c: 500 });
    shop.insertOne("Shop_Settings__c", { SetupOwnerId: shop.user.profileId, Low_Stock__c: 3 });
    assert.ok(fires('$User.Username = "ada@example.com" && $Profile.Name = "Standard User"'));
    assert.ok(fires("NOT($Permission.Edit_Prices)"));
    assert.ok(fires('$Label.Shop_Name = "Inkwell"'));
    assert.ok(fires("$CustomMetadata.Shop_Rule__mdt.Highest_Price.Limit__c = 500"));
    assert.ok(fires("$Setup.Shop_Settings__c.Low_Stock__c = 3"));
    assert.ok(fires("ISBLANK($UserRole.Name)"));
    assert.ok(!fires('$User.LastName = "Nobody"'));
  });
});
