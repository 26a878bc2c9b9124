import { existsSync, readFileSync, statSync } from "node:fs";
import type { MetadataComponent, Project } from "../metadata/types.ts";
import type { RecordValues } from "../values.ts";
import { text, flag } from "../metadata/readers.ts";
import { standardValueSet } from "../schema/valueSets.ts";
import type { OrgConfig } from "./config.ts";
import type { SetupRecords } from "./setupRecords.ts";

/** Writes the org's one Organization record. */
export function syncOrganization(records: SetupRecords, config: OrgConfig): void {
  const { name, timeZone, language } = config.organization;
  const values = {
    Name: name,
    TimeZoneSidKey: timeZone,
    LanguageLocaleKey: language,
    DefaultLocaleSidKey: language,
    OrganizationType: "Developer Edition",
    InstanceName: "LOCAL",
    FiscalYearStartMonth: 1,
    IsSandbox: true
  };
  records.put("Organization", { InstanceName: "LOCAL" }, values);
}

/** Writes the business hours that every org begins with: around the clock, every day. */
export function syncBusinessHours(records: SetupRecords, config: OrgConfig): void {
  if (records.find("BusinessHours", { Name: "Default" }) !== undefined) return;
  const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  const times = days.flatMap((day) => [`${day}StartTime`, `${day}EndTime`]).map((field) => [field, "00:00:00.000Z"]);
  const values = { IsActive: true, IsDefault: true, TimeZoneSidKey: config.organization.timeZone };
  records.put("BusinessHours", { Name: "Default" }, { ...values, ...Object.fromEntries(times) });
}

/** Writes what every org has from its first day: the standard price book, and stages and statuses as records. */
export function syncPlatformRecords(records: SetupRecords, project: Project): void {
  if (records.find("Pricebook2", { Name: "Standard Price Book", IsStandard: true }) === undefined) {
    records.put("Pricebook2", { Name: "Standard Price Book" }, { IsStandard: true, IsActive: true });
  }
  syncOpportunityStages(records, project);
  for (const [object, valueSet] of [
    ["TaskStatus", "TaskStatus"],
    ["TaskPriority", "TaskPriority"],
    ["LeadStatus", "LeadStatus"],
    ["CaseStatus", "CaseStatus"]
  ] as const)
    syncStatuses(records, project, object, valueSet);
}

function syncOpportunityStages(records: SetupRecords, project: Project): void {
  for (const [index, stage] of standardValueSet(project, "OpportunityStage").entries()) {
    records.put(
      "OpportunityStage",
      { ApiName: stage.value },
      {
        MasterLabel: stage.label,
        IsActive: stage.active,
        IsClosed: stage.closed,
        IsWon: stage.won,
        DefaultProbability: stage.probability,
        ForecastCategory: stage.forecastCategory,
        ForecastCategoryName: stage.forecastCategory,
        SortOrder: index + 1
      }
    );
  }
}

function syncStatuses(records: SetupRecords, project: Project, object: string, valueSet: string): void {
  for (const [index, status] of standardValueSet(project, valueSet).entries()) {
    const values = {
      MasterLabel: status.label,
      IsClosed: status.closed,
      IsDefault: status.defaultValue,
      IsConverted: status.converted,
      IsHighPriority: status.highPriority,
      SortOrder: index + 1
    };
    records.put(object, { ApiName: status.value }, values);
  }
}

/** Writes records for the project's record types, classes, triggers and notification types. */
export function syncProjectRecords(records: SetupRecords, project: Project): void {
  for (const object of records.schema.objects()) {
    for (const { developerName, label, active, description } of object.recordTypes) {
      records.put(
        "RecordType",
        { DeveloperName: developerName, SobjectType: object.name },
        { Name: label, IsActive: active, Description: description }
      );
    }
  }
  for (const component of project.ofType("ApexClass")) {
    const { fullName, body } = component;
    records.put(
      "ApexClass",
      { Name: fullName },
      {
        Status: "Active",
        IsValid: true,
        ApiVersion: Number(text(body, "apiVersion") ?? project.apiVersion),
        ...sourceOf(project, component)
      }
    );
  }
  for (const component of project.ofType("ApexTrigger")) {
    const { fullName, body } = component;
    const source = sourceOf(project, component);
    const id = records.put(
      "ApexTrigger",
      { Name: fullName },
      {
        Status: text(body, "status") ?? "Active",
        IsValid: true,
        ApiVersion: Number(text(body, "apiVersion") ?? project.apiVersion),
        ...source
      }
    );
    subscribeToEvents(records, fullName, id, String(source["Body"] ?? ""));
  }
  for (const { fullName, body } of project.ofType("PlatformCachePartition")) {
    const label = text(body, "masterLabel") ?? fullName;
    const values = { MasterLabel: label, IsDefaultPartition: flag(body, "isDefaultPartition") };
    records.put("PlatformCachePartition", { DeveloperName: fullName }, values);
  }
  for (const { fullName, body } of project.ofType("CustomNotificationType")) {
    const values = {
      MasterLabel: text(body, "masterLabel") ?? fullName,
      CustomNotifTypeName: fullName,
      Desktop: flag(body, "desktop"),
      Mobile: flag(body, "mobile")
    };
    records.put("CustomNotificationType", { DeveloperName: fullName }, values);
  }
}

/** Writes a record for each static resource, with its content. */
export function syncStaticResources(records: SetupRecords, project: Project): void {
  for (const component of project.ofType("StaticResource")) {
    const { fullName, body } = component;
    const path = project.sourcePath(component);
    if (!existsSync(path) || statSync(path).isDirectory()) continue;
    const content = readFileSync(path);
    const values = {
      ContentType: text(body, "contentType"),
      CacheControl: text(body, "cacheControl") ?? "Private",
      BodyLength: content.length,
      Body: content.toString("base64")
    };
    records.put("StaticResource", { Name: fullName }, values);
  }
}

/** The text of a class or a trigger, where it has one. */
/** A trigger on a platform event or a change event is its subscriber; it runs again whatever became of it before. */
function subscribeToEvents(records: SetupRecords, trigger: string, ExternalId: string, source: string): void {
  const event = records.schema.object(/\btrigger\s+\w+\s+on\s+(\w+)/i.exec(source)?.[1] ?? "");
  if (event?.kind !== "platformEvent") return;
  const values = { ExternalId, Type: "ApexTrigger", Status: "Running", Tip: -1, IsPartitioned: false };
  records.put("EventBusSubscriber", { Name: trigger, Topic: event.name }, values);
}

function sourceOf(project: Project, component: MetadataComponent): RecordValues {
  const path = project.sourcePath(component);
  if (!existsSync(path)) return {};
  const source = readFileSync(path, "utf8");
  return { Body: source, LengthWithoutComments: source.length };
}
