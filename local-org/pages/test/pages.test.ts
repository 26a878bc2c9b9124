import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readProject } from "../../metadata/readProject.ts";
import type { Project } from "../../metadata/types.ts";
import { buildSchema } from "../../schema/buildSchema.ts";
import type { Schema } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";
import { compactFields } from "../compactLayout.ts";
import { componentProperties } from "../componentProperties.ts";
import { fieldPath } from "../fieldNames.ts";
import { filterCondition, joinConditions } from "../filterCondition.ts";
import { pageLayout } from "../layout.ts";
import { listViews } from "../listView.ts";
import { localeFormats } from "../localeFormats.ts";
import { assignedRecordPage } from "../pageAssignment.ts";
import { relationshipNamed } from "../relatedList.ts";
import { tabNamed } from "../tabs.ts";
import { copyBookshop, type BookshopCopy } from "../../lightning/test/bookshopCopy.ts";

let shop: BookshopCopy;
let project: Project;
let schema: Schema;

before(() => {
  shop = copyBookshop();
  project = readProject(shop.dir);
  schema = buildSchema(project, new Map());
});

after(() => shop.remove());

const user = { userId: "005000000000001AAA", profileName: "Standard User" } as UserContext;

test("a page's regions, facets, properties and visibility rules are read", () => {
  const page = assignedRecordPage(project, { object: "Opportunity", app: "Bookshop", formFactor: "Large", user });
  assert.ok(page !== null);
  assert.equal(page.template, "flexipage:recordHomeWithSubheaderTemplateDesktop");
  assert.deepEqual(page.regionNames, ["header", "subheader", "main", "sidebar"]);
  assert.deepEqual(
    page.regions["Facet-tabs"]?.map((item) => item.kind === "component" && item.properties["body"]),
    ["Facet-details", "Facet-related"]
  );
  const rule = page.regions["sidebar"]?.[1]?.visibility;
  assert.deepEqual(rule, {
    filter: null,
    criteria: [{ left: "{!Record.StageName}", operator: "EQUAL", right: "Closed Won" }]
  });
});

test("an object without an activated page has none", () => {
  assert.equal(assignedRecordPage(project, { object: "Account", app: "Bookshop", formFactor: "Large", user }), null);
});

test("a component's design properties come with their types and defaults", () => {
  const page = assignedRecordPage(project, { object: "Book__c", app: "Bookshop", formFactor: "Large", user });
  assert.ok(page !== null);
  assert.deepEqual(componentProperties(project, page)["bookList"], [
    { name: "heading", type: "String", default: "Books" }
  ]);
});

test("a layout's sections, behaviours and related lists are read", () => {
  const { sections, relatedLists } = pageLayout(project, schema.requireObject("Book__c"), null, user);
  assert.deepEqual(sections[0]?.columns[0]?.[0], { field: "Name", behavior: "Required" });
  assert.deepEqual(relatedLists[0], {
    name: "Review__c.Book__c",
    fields: ["NAME", "Rating__c"],
    sortField: null,
    sortDescending: false
  });
});

test("an object without a layout gets the platform's", () => {
  const { sections } = pageLayout(project, schema.requireObject("Opportunity"), null, user);
  const fields = sections.flatMap(({ columns }) => columns.flat()).map(({ field }) => field);
  assert.ok(["Name", "StageName", "CloseDate", "Amount", "Copies__c"].every((name) => fields.includes(name)));
});

test("related lists are found by their child field, their name in SOQL and the platform's name", () => {
  const book = schema.requireObject("Book__c");
  assert.equal(relationshipNamed(book, "Review__c.Book__c")?.childObject, "Review__c");
  const account = schema.requireObject("Account");
  assert.equal(relationshipNamed(account, "RelatedContactList")?.childObject, "Contact");
  assert.equal(relationshipNamed(account, "Contacts")?.childObject, "Contact");
});

test("the highlights show the assigned compact layout", () => {
  assert.deepEqual(compactFields(project, schema.requireObject("Book__c")), [
    "Name",
    "Author__c",
    "Price__c",
    "Genre__c"
  ]);
});

test("list views offer the project's, and what was viewed lately", () => {
  const views = listViews(project, schema.requireObject("Book__c"));
  assert.deepEqual(
    views.map(({ name }) => name),
    ["__Recent", "All", "In_Print"]
  );
  assert.deepEqual(
    listViews(project, schema.requireObject("Account")).map(({ label }) => label),
    ["Recently Viewed", "All Accounts"]
  );
});

test("a list view without columns shows names", () => {
  shop.write(
    "objects/Author__c/listViews/All.listView-meta.xml",
    '<ListView xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>All</fullName><filterScope>Everything</filterScope><label>All</label></ListView>'
  );
  const views = listViews(readProject(shop.dir), schema.requireObject("Author__c"));
  assert.deepEqual(views.find(({ name }) => name === "All")?.columns, ["Name"]);
});

test("a list view's filters become SOQL conditions", () => {
  const book = schema.requireObject("Book__c");
  const conditions = [
    filterCondition(book, { field: "In_Print__c", operation: "equals", value: "1" }),
    filterCondition(book, { field: "Price__c", operation: "lessThan", value: "100" }),
    filterCondition(book, { field: "Name", operation: "notContain", value: "it's" })
  ];
  assert.equal(
    joinConditions(conditions, "1 AND (2 OR 3)"),
    "In_Print__c = TRUE AND (Price__c < 100 OR (NOT Name LIKE '%it\\'s%'))"
  );
});

test("older names of standard fields lead to the fields of today", () => {
  const opportunity = schema.requireObject("Opportunity");
  assert.equal(fieldPath(opportunity, "OPPORTUNITY.STAGE_NAME"), "StageName");
  assert.equal(fieldPath(opportunity, "ACCOUNT.NAME"), "Account.Name");
  assert.equal(fieldPath(opportunity, "CORE.USERS.ALIAS"), "Owner.Alias");
  assert.equal(fieldPath(opportunity, "NO_SUCH_FIELD"), null);
});

test("tabs have the label of their object and the icon of their motif", () => {
  assert.deepEqual(tabNamed(project, schema, "Book__c"), {
    name: "Book__c",
    label: "Books",
    kind: "object",
    target: "Book__c",
    icon: "custom:custom55"
  });
  assert.equal(tabNamed(project, schema, "standard-Account")?.icon, "standard:account");
  assert.equal(tabNamed(project, schema, "Bookshop_Home")?.kind, "page");
});

test("patterns and signs follow the user's locale and the organization's currency", () => {
  const english = localeFormats("en-US", "EUR");
  assert.equal(english["dateTime.shortDateFormat"], "M/d/yyyy");
  assert.equal(english["dateTime.mediumDateTimeFormat"], "MMM d, yyyy h:mm:ss a");
  assert.equal(english["number.currencySymbol"], "€");
  const german = localeFormats("de-DE", "EUR");
  assert.equal(german["dateTime.shortDateTimeFormat"], "dd.MM.yyyy HH:mm");
  assert.equal(german["number.currencyFormat"], "#,##0.00 ¤");
  assert.equal(german["number.decimalSeparator"], ",");
});
