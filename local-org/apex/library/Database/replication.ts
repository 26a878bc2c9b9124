import { dynamicQuery } from "../../runtime/queries.ts";
import { ApexDatetime, ApexList, ApexSObject, raise, type ApexDate } from "../../runtime/values/index.ts";
import { dataClass, dataObject } from "../dataClass.ts";
import type { LibraryClass, LibraryFunction } from "../library.ts";
import { required } from "../required.ts";

const MINUTE = 60_000;
/** How long deleted records are told of, in milliseconds. */
const THIRTY_DAYS = 30 * 24 * 60 * MINUTE;

/**
 * What was deleted or changed in a span of time, seconds left out.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm, getDeleted and getUpdated
 */
export const replication: Record<string, LibraryFunction> = required({
  getDeleted: (object: string, start: ApexDatetime, end: ApexDatetime) => {
    const records = changed(object, start, end, true).map((record) =>
      dataObject("Database.DeletedRecord", { id: record.id, deletedDate: dateOf(record.get("SystemModstamp")) })
    );
    return dataObject("Database.GetDeletedResult", {
      deletedRecords: new ApexList("Database.DeletedRecord", records),
      earliestDateAvailable: new ApexDatetime(Date.now() - THIRTY_DAYS).date("GMT"),
      latestDateCovered: end.date("GMT")
    });
  },
  getUpdated: (object: string, start: ApexDatetime, end: ApexDatetime) => {
    const ids = changed(object, start, end, false).map((record) => record.id);
    return dataObject("Database.GetUpdatedResult", {
      ids: new ApexList("Id", ids),
      latestDateCovered: end.date("GMT")
    });
  }
});

export const replicationClasses: readonly LibraryClass[] = [
  dataClass("Database.DeletedRecord"),
  dataClass("Database.GetDeletedResult"),
  dataClass("Database.GetUpdatedResult")
];

function changed(object: string, start: ApexDatetime, end: ApexDatetime, isDeleted: boolean): ApexSObject[] {
  const [from, to] = [toMinute(start), toMinute(end)];
  if (from >= to) {
    raise("System.InvalidParameterValueException", "endDate must be at least one minute greater than startDate");
  }
  const soql = `SELECT Id, SystemModstamp FROM ${object} WHERE SystemModstamp >= ${from} AND SystemModstamp < ${to} AND IsDeleted = ${isDeleted} ORDER BY SystemModstamp ALL ROWS`;
  return dynamicQuery(soql, null).rows.items.filter((row) => row instanceof ApexSObject);
}

function toMinute({ milliseconds }: ApexDatetime): string {
  return new ApexDatetime(Math.floor(milliseconds / MINUTE) * MINUTE).toISO();
}

function dateOf(value: unknown): ApexDate | null {
  return value instanceof ApexDatetime ? value.date("GMT") : null;
}
