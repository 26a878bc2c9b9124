import { parse } from "csv-parse/sync";
import type { FieldSchema, SObjectSchema } from "../../../../schema/types.ts";
import { dml } from "../../../runtime/dml.ts";
import {
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexList,
  ApexSObject,
  raise,
  type ApexValue
} from "../../../runtime/values/index.ts";
import { fieldTypeName } from "../../../types/fieldTypes.ts";
import { staticResource } from "../../staticResource.ts";

/**
 * Inserts the records of a static resource with comma-separated values, whose first line names the fields.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_load_data.htm
 */
export function loadData(object: SObjectSchema, resource: string): ApexList {
  const rows = parse(staticResource(resource), { columns: true, bom: true, trim: true }) as Record<string, string>[];
  const records = new ApexList(
    object.name,
    rows.map((row) => recordOf(object, row))
  );
  dml("insert", records, "system", null);
  return records;
}

function recordOf(object: SObjectSchema, row: Record<string, string>): ApexSObject {
  const record = new ApexSObject(object);
  for (const [name, text] of Object.entries(row)) {
    const field = record.requireField(name);
    if (text !== "" && field.name !== "Id") record.set(field.name, valueOf(field, text));
  }
  return record;
}

const READERS: Record<string, (text: string) => ApexValue> = {
  Boolean: (text) => text.toLowerCase() === "true",
  Integer: (text) => ApexDecimal.parse(text)?.toInteger() ?? null,
  Decimal: ApexDecimal.parse,
  Date: ApexDate.parse,
  Datetime: ApexDatetime.parseISO
};

function valueOf(field: FieldSchema, text: string): ApexValue {
  const read = READERS[fieldTypeName(field)];
  if (read === undefined) return text;
  return read(text) ?? raise("System.TypeException", `Invalid value for field ${field.name}: ${text}`);
}
