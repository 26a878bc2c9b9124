import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { OrgError, SourceError } from "../../errors.ts";
import { readProject } from "../../metadata/readProject.ts";
import { buildSchema } from "../buildSchema.ts";
import { validFor } from "../dependentPicklists.ts";
import type { FieldSchema, Schema } from "../types.ts";

const schema = buildSchema(readProject(join(import.meta.dirname, "../../fixtures/bookshop")));

function field(name: string, of: Schema = schema): FieldSchema {
  const [object = "", fieldName = ""] = name.split(".");
  const found = of.requireObject(object).field(fieldName);
  assert.ok(found, name);
  return found;
}

function schemaOf(files: Record<string, string>, known?: ReadonlyMap<string, string>): Schema {
  const dir = mkdtempSync(join(tmpdir(), "schema-"));
  const all = { "sfdx-project.json": `{"packageDirectories":[{"path":"app"}]}`, ...files };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return buildSchema(readProject(dir), known);
}

function pen(fields: string): Record<string, string> {
  const name = "<nameField><label>Name</label><type>Text</type></nameField>";
  return {
    "app/Pen__c.object-meta.xml": `<CustomObject><label>Pen</label>${name}<sharingModel>Private</sharingModel>\n${fields}</CustomObject>`
  };
}

describe("custom fields", () => {
  test("have the types that a describe call tells", () => {
    const types = [
      "Subtitle__c",
      "Price__c",
      "Discount__c",
      "In_Print__c",
      "Genre__c",
      "Themes__c",
      "Published_On__c",
      "Last_Ordered__c",
      "Summary__c",
      "Editor__c"
    ];
    assert.deepEqual(
      types.map((name) => field(`Book__c.${name}`).type),
      [
        "string",
        "currency",
        "percent",
        "boolean",
        "picklist",
        "multipicklist",
        "date",
        "datetime",
        "textarea",
        "reference"
      ]
    );
    assert.equal(field("Book__c.Subtitle__c").length, 80);
    assert.deepEqual([field("Book__c.Price__c").precision, field("Book__c.Price__c").scale], [18, 2]);
    assert.equal(field("Review__c.Comment__c").htmlFormatted, true);
  });

  test("carry their rules", () => {
    const isbn = field("Book__c.ISBN__c");
    assert.deepEqual([isbn.unique, isbn.externalId, isbn.caseSensitive], [true, true, false]);
    assert.ok(isbn.helpText?.startsWith("Thirteen"));
    assert.equal(field("Book__c.Price__c").nillable, false);
    assert.equal(field("Book__c.In_Print__c").defaultValue, "true");
    assert.equal(field("Review__c.Reviewed_On__c").defaultValue, "TODAY()");
    assert.equal(field("Book__c.Stock_Number__c").displayFormat, "BK-{00000}");
    assert.equal(field("Book__c.Stock_Number__c").createable, false);
    assert.equal(field("Book__c.Editor__c").deleteConstraint, "Restrict");
  });

  test("offer the values of their own set, of a global one, and a default", () => {
    const genre = field("Book__c.Genre__c");
    assert.deepEqual(
      [genre.restrictedPicklist, genre.picklistValues.find((value) => value.defaultValue)?.value],
      [true, "Fiction"]
    );
    assert.equal(field("Book__c.Format__c").restrictedPicklist, false);
    assert.deepEqual(
      field("Author__c.Country__c").picklistValues.map((value) => value.label),
      ["United Kingdom", "France", "Japan"]
    );
  });

  test("of a dependent picklist tell by bits for which values of the controlling field they are valid", () => {
    const setting = (value: string, controlling: string) =>
      `<valueSettings><controllingFieldValue>${controlling}</controllingFieldValue><valueName>${value}</valueName></valueSettings>`;
    const picklist = (name: string, values: string[], more = "") =>
      `<fields><fullName>${name}</fullName><label>${name}</label><type>Picklist</type><valueSet>${more}<valueSetDefinition>${values
        .map((value) => `<value><fullName>${value}</fullName><label>${value}</label></value>`)
        .join("")}</valueSetDefinition></valueSet></fields>`;
    const letters = [..."ABCDEFGHIJ"];
    const fields = [
      picklist("Kind__c", letters),
      "<fields><fullName>Wet__c</fullName><label>Wet</label><type>Checkbox</type></fields>",
      picklist(
        "Ink__c",
        ["Blue", "Red", "None"],
        `<controllingField>Kind__c</controllingField>${setting("Blue", "A")}${setting("Red", "B")}${setting("Red", "J")}`
      ),
      picklist("Cap__c", ["Tight"], `<controllingField>Wet__c</controllingField>${setting("Tight", "checked")}`)
    ];
    const object = schemaOf(pen(fields.join("\n"))).requireObject("Pen__c");
    const bits = (name: string) => {
      const picklist = object.field(name);
      assert.ok(picklist);
      return picklist.picklistValues.map((value) => validFor(object, picklist, value));
    };
    assert.deepEqual(bits("Ink__c"), ["gAAA", "QEAA", "AAAA"]);
    assert.deepEqual(bits("Cap__c"), ["QAAA"]);
    assert.equal(bits("Kind__c")[0], null);
  });

  test("have their picklist's values in the element of API 37 and before too", () => {
    const value = (name: string, more: string) =>
      `<picklistValues><fullName>${name}</fullName>${more}</picklistValues>`;
    const values = value("Blue", "<default>true</default>") + value("Red", "<default>false</default>");
    const object = schemaOf(
      pen(
        `<fields><fullName>Ink__c</fullName><label>Ink</label><type>Picklist</type><picklist>${values}</picklist></fields>`
      )
    ).requireObject("Pen__c");
    const ink = object.field("Ink__c");
    assert.deepEqual(
      [ink?.restrictedPicklist, ink?.picklistValues.map(({ value, defaultValue }) => [value, defaultValue])],
      [
        false,
        [
          ["Blue", true],
          ["Red", false]
        ]
      ]
    );
  });

  test("that are formulas are not stored, roll-ups have the type of what they sum up", () => {
    const net = field("Book__c.Net_Price__c");
    assert.deepEqual(
      [net.calculated, net.stored, net.updateable, net.formulaTreatBlanksAsZero],
      [true, false, false, true]
    );
    assert.deepEqual(
      [field("Author__c.In_Print_Value__c").type, field("Author__c.Latest_Book_On__c").type],
      ["currency", "date"]
    );
    assert.deepEqual(field("Author__c.In_Print_Value__c").rollup?.filters, [
      { field: "In_Print__c", operation: "equals", value: "True" }
    ]);
  });
});

describe("relationships", () => {
  test("go both ways by their names", () => {
    const book = schema.requireObject("book__C");
    assert.equal(book.parentRelationship("author__R")?.name, "Author__c");
    assert.equal(schema.requireObject("Author__c").childRelationship("books__r")?.cascadeDelete, true);
    assert.equal(schema.requireObject("Contact").childRelationship("Edited_Books__r")?.restrictedDelete, true);
    assert.equal(book.childRelationship("Opportunities__r")?.childObject, "Opportunity");
  });

  test("of platform objects are the platform's", () => {
    const opportunity = schema.requireObject("Opportunity");
    assert.equal(opportunity.childRelationship("OpportunityLineItems")?.field, "OpportunityId");
    assert.equal(opportunity.childRelationship("Tasks")?.field, "WhatId");
    assert.equal(schema.requireObject("Contact").childRelationship("Tasks")?.field, "WhoId");
    assert.equal(schema.requireObject("Account").childRelationship("ChildAccounts")?.field, "ParentId");
    assert.deepEqual(field("Task.WhoId").referenceTo, ["Contact", "Lead"]);
    assert.deepEqual(field("Case.OwnerId").referenceTo, ["Group", "User"]);
    assert.deepEqual(field("Opportunity.OwnerId").referenceTo, ["User"]);
    assert.ok(field("Task.WhatId").referenceTo.includes("Book__c"));
  });

  test("of a field of activities are named once and lead to tasks", () => {
    const pens = schemaOf({
      ...pen(""),
      "app/objects/Activity/fields/Pen__c.field-meta.xml":
        "<CustomField><fullName>Pen__c</fullName><label>Pen</label><type>Lookup</type><referenceTo>Pen__c</referenceTo><relationshipName>Notices</relationshipName></CustomField>"
    }).requireObject("Pen__c");
    const named = pens.childRelationships.filter(({ relationshipName }) => relationshipName === "Notices__r");
    assert.deepEqual(
      named.map(({ childObject }) => childObject),
      ["Task"]
    );
    assert.ok(pens.childRelationships.some(({ childObject, field }) => childObject === "Event" && field === "Pen__c"));
  });

  test("lead to objects that exist", () => {
    for (const object of schema.objects())
      for (const { name, referenceTo } of object.fields)
        for (const target of referenceTo)
          assert.ok(schema.object(target), `${object.name}.${name} refers to ${target}`);
  });
});

describe("objects", () => {
  test("have an owner unless a master owns them", () => {
    assert.ok(schema.requireObject("Review__c").field("OwnerId"));
    assert.equal(schema.requireObject("Book__c").field("OwnerId"), undefined);
  });

  test("that are not public have shares", () => {
    const share = schema.requireObject("Review__Share");
    assert.deepEqual([share.kind, share.field("ParentId")?.referenceTo], ["share", ["Review__c"]]);
    assert.equal(schema.requireObject("Review__c").childRelationship("Shares")?.childObject, "Review__Share");
    assert.equal(schema.object("Author__Share"), undefined);
  });

  test("whose history is switched on have a history that nobody writes", () => {
    const history = schema.requireObject("Book__History");
    assert.deepEqual([history.kind, history.createable, history.deletable], ["history", false, false]);
    assert.deepEqual(
      history.fields.map((each) => `${each.name} ${each.type}`),
      [
        "Id id",
        "IsDeleted boolean",
        "ParentId reference",
        "CreatedDate datetime",
        "CreatedById reference",
        "Field picklist",
        "DataType picklist",
        "OldValue anyType",
        "NewValue anyType"
      ]
    );
    assert.equal(schema.requireObject("Book__c").childRelationship("Histories")?.childObject, "Book__History");
    assert.equal(schema.object("Review__History"), undefined);
    assert.equal(
      schema.requireObject("Opportunity").childRelationship("Histories")?.childObject,
      "OpportunityFieldHistory"
    );
    assert.deepEqual(field("ContractHistory.ContractId").referenceTo, ["Contract"]);
  });

  test("of each kind have that kind's fields", () => {
    assert.ok(schema.requireObject("Shop_Rule__mdt").field("QualifiedApiName"));
    assert.deepEqual(field("Shop_Settings__c.SetupOwnerId").referenceTo, ["Organization", "Profile", "User"]);
    assert.equal(schema.requireObject("Shop_Settings__c").customSettingsType, "Hierarchy");
    assert.ok(schema.requireObject("Book_Sold__e").field("ReplayId"));
  });

  test("have record types with the values that these offer", () => {
    const [press] = schema.requireObject("Review__c").recordTypes.filter((type) => type.developerName === "Press");
    assert.deepEqual(
      press?.picklistValues.get("source__c")?.map((value) => value.value),
      ["Press"]
    );
    assert.ok(schema.requireObject("Review__c").field("RecordTypeId"));
    assert.equal(schema.requireObject("Account").field("RecordTypeId"), undefined);
  });

  test("have validation rules and field sets", () => {
    const book = schema.requireObject("Book__c");
    assert.equal(book.validationRules.find((rule) => rule.name === "Price_Not_Negative")?.field, "Price__c");
    assert.deepEqual(book.fieldSets.get("Card")?.fields, ["Name", "Price__c"]);
  });

  test("are known by their ids", () => {
    assert.equal(schema.objectForId("006000000000001AAA")?.name, "Opportunity");
    const prefixes = [...schema.objects()].map((object) => object.keyPrefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
    assert.throws(
      () => schema.requireObject("Nothing__c"),
      (error: unknown) => error instanceof OrgError && error.statusCode === "INVALID_TYPE"
    );
  });

  test("keep the key prefix that they had, whatever comes before them", () => {
    const known = schemaOf(pen(""), new Map([["Pen__c", "a07"]]));
    assert.equal(known.requireObject("Pen__c").keyPrefix, "a07");
    assert.equal(schemaOf(pen("")).requireObject("Pen__c").keyPrefix, "a00");
  });
});

describe("platform objects", () => {
  test("have finer types than Apex, required fields, names", () => {
    assert.equal(field("Opportunity.Amount").type, "currency");
    assert.deepEqual(
      ["Name", "StageName", "CloseDate", "Amount"].map((name) => field(`Opportunity.${name}`).nillable),
      [false, false, false, true]
    );
    assert.deepEqual(
      [field("Contact.Email").type, field("Contact.Phone").type, field("Account.Website").type],
      ["email", "phone", "url"]
    );
    assert.equal(schema.requireObject("Task").nameField, "Subject");
    assert.equal(field("Opportunity.IsWon").createable, false);
    assert.equal(field("OpportunityLineItem.OpportunityId").masterDetail, true);
  });

  test("take their values and sharing from the project where it says so", () => {
    const values = "<standardValue><fullName>Won</fullName><closed>true</closed><won>true</won></standardValue>";
    const changed = schemaOf({
      "app/OpportunityStage.standardValueSet-meta.xml": `<StandardValueSet>${values}</StandardValueSet>`,
      "app/objects/Opportunity/Opportunity.object-meta.xml":
        "<CustomObject><sharingModel>Private</sharingModel></CustomObject>"
    });
    assert.deepEqual(
      field("Opportunity.StageName", changed).picklistValues.map((value) => value.value),
      ["Won"]
    );
    assert.equal(changed.requireObject("Opportunity").sharingModel, "Private");
    assert.equal(schema.requireObject("Opportunity").sharingModel, "ReadWrite");
  });
});

test("objects of one project are unknown to the schema of another", () => {
  schemaOf(pen(""));
  assert.ok(!field("Attachment.ParentId", schemaOf({ "app/README.md": "" })).referenceTo.includes("Pen__c"));
});

describe("mistakes are told with file and line", () => {
  const mistakes: [string, string, RegExp][] = [
    [
      "a lookup to nowhere",
      "<fields><fullName>X__c</fullName><type>Lookup</type>\n<referenceTo>Ink__c</referenceTo></fields>",
      /Ink__c does not exist/
    ],
    [
      "an empty formula",
      "<fields><fullName>X__c</fullName><type>Text</type><formula></formula></fields>",
      /formula is empty/
    ],
    ["an unknown type", "<fields><fullName>X__c</fullName><type>Txt</type></fields>", /Txt is unknown/],
    ["a text without length", "<fields><fullName>X__c</fullName><type>Text</type></fields>", /length is missing/],
    ["a picklist without values", "<fields><fullName>X__c</fullName><type>Picklist</type></fields>", /no valueSet/],
    [
      "a roll-up of nothing",
      "<fields><fullName>X__c</fullName><type>Summary</type><summaryOperation>count</summaryOperation><summaryForeignKey>Ink__c.Pen__c</summaryForeignKey></fields>",
      /Ink__c does not exist/
    ],
    [
      "a rule without formula",
      "<validationRules><fullName>R</fullName><active>true</active></validationRules>",
      /errorConditionFormula is empty/
    ]
  ];
  for (const [name, fields, message] of mistakes) {
    test(name, () => {
      assert.throws(
        () => schemaOf(pen(fields)),
        (error: unknown) =>
          error instanceof SourceError &&
          error.file === "app/Pen__c.object-meta.xml" &&
          error.line >= 1 &&
          message.test(error.message)
      );
    });
  }

  test("a field of an object that does not exist", () => {
    const file = "app/objects/Ink__c/fields/X__c.field-meta.xml";
    assert.throws(
      () => schemaOf({ [file]: "<CustomField><fullName>X__c</fullName><type>Date</type></CustomField>" }),
      (error: unknown) => error instanceof SourceError && error.file === file
    );
  });
});

test("contact points belong to accounts and individuals, and are found from them", () => {
  assert.deepEqual(field("ContactPointAddress.ParentId").referenceTo, ["Account", "Individual"]);
  assert.equal(
    schema.requireObject("Account").childRelationship("ContactPointEmails")?.childObject,
    "ContactPointEmail"
  );
  assert.equal(schema.objectForId("574000000000001AAA")?.name, "QuickText");
});

test("objects have change events, which are not among the objects", () => {
  const event = schema.requireObject("AccountChangeEvent");
  assert.equal(event.kind, "platformEvent");
  assert.equal(event.field("Industry")?.type, "picklist");
  assert.ok(event.field("ChangeEventHeader"));
  assert.equal(schema.object("Book__ChangeEvent")?.name, "Book__ChangeEvent");
  assert.equal(schema.object("Book__mdtChangeEvent"), undefined);
  assert.ok(![...schema.objects()].some(({ name }) => name.endsWith("ChangeEvent")));
});

describe("what the Object Reference tells of standard objects", () => {
  // https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_datedconversionrate.htm
  test("are not those of organizations with several currencies", () => {
    assert.deepEqual([schema.object("DatedConversionRate"), schema.object("CurrencyType")], [undefined, undefined]);
  });

  test("are called by their numbers where they have no better name", () => {
    const names = ["Case", "Contract", "Order", "Task", "Account"].map((name) => schema.requireObject(name).nameField);
    assert.deepEqual(names, ["CaseNumber", "ContractNumber", "OrderNumber", "Subject", "Name"]);
  });

  test("keep what the platform works out from being written", () => {
    const version = schema.requireObject("ContentVersion");
    for (const name of ["ContentSize", "FileType", "VersionNumber"])
      assert.equal(version.field(name)?.createable, false);
    assert.equal(version.field("ContentDocumentId")?.createable, true);
    assert.equal(version.field("ContentDocumentId")?.updateable, false);
    assert.equal(schema.requireObject("Order").field("StatusCode")?.createable, false);
  });

  test("have their picklists with defaults", () => {
    const defaultOf = (object: string, field: string) =>
      schema
        .requireObject(object)
        .field(field)
        ?.picklistValues.find((value) => value.defaultValue)?.value;
    assert.equal(defaultOf("Case", "Status"), "New");
    assert.equal(defaultOf("Task", "Priority"), "Normal");
    assert.equal(defaultOf("FeedItem", "Type"), "TextPost");
    assert.equal(defaultOf("Opportunity", "StageName"), undefined);
  });
});
