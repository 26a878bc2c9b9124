import type { RecordValues } from "../../values.ts";
import { fail, isChanged, referenceId, type Row } from "../row.ts";
import { timestamp, type Statement } from "../statement.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { byApiName } from "./lookups.ts";

/** `ForecastCategory` of the names that a person chooses. */
const FORECAST_CATEGORIES: Readonly<Record<string, string>> = {
  Omitted: "Omitted",
  Pipeline: "Pipeline",
  "Best Case": "BestCase",
  "Most Likely": "MostLikely",
  Commit: "Forecast",
  Closed: "Closed"
};

/**
 * The stage tells whether the opportunity is closed and won, how probable it is and how it is forecast.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm
 */
export const OPPORTUNITY: StandardBehaviour = {
  derive(statement, rows) {
    const moved = rows.filter((row) => isChanged(row, "StageName"));
    const stages = byApiName(statement, "OpportunityStage", moved, "StageName");
    for (const row of moved) enterStage(statement, row, stages.get(String(row.record["StageName"])));
    for (const row of rows) {
      if (isChanged(row, "ForecastCategoryName")) setForecastCategory(row);
      if (!statement.internal) keepAmountOfLineItems(row);
    }
  },

  validate({ object }, rows) {
    for (const row of rows) {
      const probability = Number(row.record["Probability"] ?? 0);
      if (!isChanged(row, "Probability") || (probability >= 0 && probability <= 100)) continue;
      const message = `Probability must be between 0 and 100: ${object.field("Probability")?.label ?? ""}`;
      fail(row, "FIELD_INTEGRITY_EXCEPTION", message, ["Probability"]);
    }
  },

  /** A contact given with a new opportunity becomes its primary contact role. */
  afterWrite(statement, rows) {
    keepStageHistory(statement, rows);
    const withContact = rows.filter((row) => row.old === null && referenceId(row.record["ContactId"]) !== null);
    const roles = statement.dependencies.schema.object("OpportunityContactRole");
    if (withContact.length === 0 || roles === undefined) return;
    statement.saveAsPlatform(
      "insert",
      roles,
      withContact.map(({ record }) => ({
        OpportunityId: record["Id"] ?? null,
        ContactId: record["ContactId"] ?? null,
        IsPrimary: true
      }))
    );
  }
};

/** What each change of the sale's course is kept of. */
const COURSE = ["StageName", "Amount", "Probability", "CloseDate", "ForecastCategory"];

/**
 * Each state of the sale, from the first on.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunityhistory.htm
 */
function keepStageHistory(statement: Statement, rows: Row[]): void {
  const { schema, store } = statement.dependencies;
  const history = schema.object("OpportunityHistory");
  if (history === undefined) return;
  for (const row of rows.filter((each) => COURSE.some((field) => isChanged(each, field)))) {
    const { record, old } = row;
    store.insert(history, {
      Id: store.nextId(history),
      OpportunityId: record["Id"] ?? null,
      ...Object.fromEntries(COURSE.map((field) => [field, record[field] ?? null])),
      ExpectedRevenue: (Number(record["Amount"] ?? 0) * Number(record["Probability"] ?? 0)) / 100,
      PrevAmount: old?.["Amount"] ?? null,
      PrevCloseDate: old?.["CloseDate"] ?? null,
      CreatedById: statement.transaction.user.userId,
      CreatedDate: timestamp(statement),
      SystemModstamp: timestamp(statement),
      IsDeleted: false
    });
  }
}

function enterStage(statement: Statement, row: Row, stage: RecordValues | undefined): void {
  row.record["IsClosed"] = stage?.["IsClosed"] === true;
  row.record["IsWon"] = stage?.["IsWon"] === true;
  if (row.old !== null) row.record["LastStageChangeDate"] = timestamp(statement);
  if (stage === undefined) return;
  if (!row.explicit.has("Probability")) row.record["Probability"] = stage["DefaultProbability"] ?? null;
  if (row.explicit.has("ForecastCategoryName")) return;
  row.record["ForecastCategoryName"] = stage["ForecastCategoryName"] ?? null;
  row.record["ForecastCategory"] = stage["ForecastCategory"] ?? null;
}

function setForecastCategory(row: Row): void {
  const name = row.record["ForecastCategoryName"] ?? null;
  const category = name === null ? undefined : FORECAST_CATEGORIES[String(name)];
  if (category !== undefined) row.record["ForecastCategory"] = category;
}

/** With line items the amount is their sum: what a person writes into it is ignored. */
function keepAmountOfLineItems({ old, record }: Row): void {
  if (old?.["HasOpportunityLineItem"] === true) record["Amount"] = old["Amount"] ?? null;
}
