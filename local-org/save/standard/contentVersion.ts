import type { RecordValues } from "../../values.ts";
import type { Row } from "../row.ts";
import { timestamp, type Statement } from "../statement.ts";
import { writeByPlatform } from "../writeByPlatform.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { recordsWhere } from "./lookups.ts";

/**
 * A version without a document makes one, linked to where it was first published; a later one becomes the latest.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contentversion.htm
 */
export const CONTENT_VERSION: StandardBehaviour = {
  derive(statement, rows) {
    for (const row of rows) describeFile(statement, row);
  },

  afterWrite(statement, rows) {
    const created = rows.filter((row) => row.old === null);
    for (const row of created) {
      if ((row.record["ContentDocumentId"] ?? null) === null) makeDocument(statement, row);
      else becomeLatest(statement, row);
    }
  }
};

/** Extensions whose file type is not the extension itself. */
const FILE_TYPES: Record<string, string> = {
  doc: "WORD",
  docx: "WORD_X",
  jpeg: "JPG",
  ppt: "POWER_POINT",
  pptx: "POWER_POINT_X",
  txt: "TEXT",
  xls: "EXCEL",
  xlsx: "EXCEL_X"
};

function describeFile(statement: Statement, { record, old }: Row): void {
  record["Title"] ??= titleOf(String(record["PathOnClient"] ?? ""));
  const extension = /\.([^.]+)$/.exec(String(record["PathOnClient"] ?? ""))?.[1] ?? null;
  record["FileExtension"] = extension;
  record["FileType"] =
    extension === null ? "UNKNOWN" : (FILE_TYPES[extension.toLowerCase()] ?? extension.toUpperCase());
  record["ContentSize"] = Buffer.byteLength(String(record["VersionData"] ?? ""), "base64");
  record["IsLatest"] = old === null ? true : (old["IsLatest"] ?? false);
  record["ContentModifiedDate"] = timestamp(statement);
  record["ContentModifiedById"] = statement.transaction.user.userId;
  record["VersionNumber"] ??= "1";
}

/** The file's name without its folder and extension; null where there is none. */
function titleOf(path: string): string | null {
  const name = /[^\\/]*$/.exec(path)?.[0].replace(/(.)\.[^.]*$/, "$1") ?? "";
  return name === "" ? null : name;
}

function makeDocument(statement: Statement, { record }: Row): void {
  const [document] = saved(statement, "ContentDocument", documentOf(record));
  if (document === undefined) return;
  writeByPlatform(statement, statement.object, record, { ContentDocumentId: document });
  record["ContentDocumentId"] = document;
  const owner = statement.transaction.user.userId;
  saved(statement, "ContentDocumentLink", { ContentDocumentId: document, LinkedEntityId: owner, ShareType: "I" });
  const published = record["FirstPublishLocationId"] ?? null;
  if (published === null || published === owner) return;
  saved(statement, "ContentDocumentLink", { ContentDocumentId: document, LinkedEntityId: published, ShareType: "V" });
}

function documentOf(record: RecordValues): RecordValues {
  const copied = ["Title", "Description", "FileExtension", "FileType", "ContentSize", "ContentModifiedDate"];
  const values = Object.fromEntries(copied.map((name) => [name, record[name] ?? null]));
  return { ...values, LatestPublishedVersionId: record["Id"] ?? null };
}

function becomeLatest(statement: Statement, { record }: Row): void {
  const { schema, store } = statement.dependencies;
  const document = String(record["ContentDocumentId"]);
  const versions = recordsWhere(statement, "ContentVersion", "ContentDocumentId", [document]);
  for (const version of versions.filter((each) => each["IsLatest"] === true && each["Id"] !== record["Id"])) {
    writeByPlatform(statement, statement.object, version, { IsLatest: false });
  }
  writeByPlatform(statement, statement.object, record, { VersionNumber: String(versions.length) });
  const documents = schema.requireObject("ContentDocument");
  const latest = { LatestPublishedVersionId: record["Id"] ?? null, Title: record["Title"] ?? null };
  for (const known of store.read(documents, [document]).values()) writeByPlatform(statement, documents, known, latest);
}

function saved(statement: Statement, object: string, record: RecordValues): string[] {
  const schema = statement.dependencies.schema.requireObject(object);
  return statement.saveAsPlatform("insert", schema, [record]).flatMap(({ id }) => id ?? []);
}
