import type { SqlRow, SqlValue, Store } from "../store/types.ts";
import type { Email, EmailReader, EmailSummary, StoredEmail } from "./types.ts";

const TABLES = [
  `CREATE TABLE IF NOT EXISTS LocalEmail (id INTEGER PRIMARY KEY AUTOINCREMENT, sentAt TEXT, sentBy TEXT, "to" TEXT, cc TEXT, bcc TEXT,
    replyTo TEXT, senderName TEXT, subject TEXT, text TEXT, html TEXT, whatId TEXT)`,
  `CREATE TABLE IF NOT EXISTS LocalEmailAttachment (id INTEGER PRIMARY KEY AUTOINCREMENT, emailId INTEGER, name TEXT, contentType TEXT,
    size INTEGER, content TEXT)`
];

/** Those that the reader sent or that were addressed to them: a parameter for each `?`. */
const READABLE = `(sentBy = ? OR EXISTS (SELECT 1 FROM (SELECT value FROM json_each("to") UNION ALL SELECT value FROM json_each(cc)
  UNION ALL SELECT value FROM json_each(bcc)) WHERE lower(value) = lower(?)))`;

/** Keeps an e-mail: with the transaction under way it stays or goes. Answers its number. */
export function keepEmail(store: Store, email: Email): number {
  createTables(store);
  const { to, cc, bcc, replyTo, senderName, subject, text, html, whatId, sentBy, attachments } = email;
  const values = [new Date().toISOString(), sentBy, ...[to, cc, bcc].map((each) => JSON.stringify(each)), replyTo];
  const [row] = store.all(
    `INSERT INTO LocalEmail (sentAt, sentBy, "to", cc, bcc, replyTo, senderName, subject, text, html, whatId)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    [...values, senderName, subject, text, html, whatId]
  );
  const id = Number(row?.["id"]);
  for (const { name, contentType, content } of attachments)
    store.all(
      "INSERT INTO LocalEmailAttachment (emailId, name, contentType, size, content) VALUES (?, ?, ?, ?, ?)",
      // The store takes no bytes.
      [id, name, contentType, content.length, content.toString("base64")]
    );
  return id;
}

/** The newest e-mails that the reader may see, newest first, and how many there are in all. */
export function listEmails(
  store: Store,
  reader: EmailReader,
  limit: number
): { emails: EmailSummary[]; total: number } {
  createTables(store);
  const { sql, parameters } = readable(reader);
  const rows = store.all(`SELECT * FROM LocalEmail WHERE ${sql} ORDER BY id DESC LIMIT ?`, [...parameters, limit]);
  const [count] = store.all(`SELECT count(*) AS total FROM LocalEmail WHERE ${sql}`, parameters);
  return { emails: rows.map((row) => summary(store, row)), total: Number(count?.["total"] ?? 0) };
}

/** One e-mail; null where there is none or the reader may not see it. */
export function readEmail(store: Store, reader: EmailReader, id: number): StoredEmail | null {
  createTables(store);
  const { sql, parameters } = readable(reader);
  const [row] = store.all(`SELECT * FROM LocalEmail WHERE id = ? AND ${sql}`, [id, ...parameters]);
  if (row === undefined) return null;
  return {
    ...summary(store, row),
    replyTo: textOrNull(row["replyTo"]),
    text: textOrNull(row["text"]),
    html: textOrNull(row["html"]),
    whatId: textOrNull(row["whatId"])
  };
}

/** What is in a file of the e-mail. */
export function readAttachment(store: Store, emailId: number, id: number): Buffer | null {
  const [row] = store.all("SELECT content FROM LocalEmailAttachment WHERE emailId = ? AND id = ?", [emailId, id]);
  return row === undefined ? null : Buffer.from(String(row["content"]), "base64");
}

/** Throws all e-mails away. */
export function deleteEmails(store: Store): void {
  createTables(store);
  store.transaction(() => {
    store.all("DELETE FROM LocalEmailAttachment", []);
    store.all("DELETE FROM LocalEmail", []);
  });
}

function createTables(store: Store): void {
  for (const table of TABLES) store.all(table, []);
}

function readable(reader: EmailReader): { sql: string; parameters: SqlValue[] } {
  return reader === null
    ? { sql: "TRUE", parameters: [] }
    : { sql: READABLE, parameters: [reader.userId, reader.email] };
}

function summary(store: Store, row: SqlRow): EmailSummary {
  const files = store.all(
    "SELECT id, name, contentType, size FROM LocalEmailAttachment WHERE emailId = ? ORDER BY id",
    [row["id"] ?? null]
  );
  return {
    id: Number(row["id"]),
    to: addresses(row["to"]),
    cc: addresses(row["cc"]),
    bcc: addresses(row["bcc"]),
    subject: String(row["subject"]),
    senderName: textOrNull(row["senderName"]),
    sentBy: String(row["sentBy"]),
    sentAt: String(row["sentAt"]),
    attachments: files.map(({ id, name, contentType, size }) => ({
      id: Number(id),
      name: String(name),
      contentType: String(contentType),
      size: Number(size)
    }))
  };
}

function addresses(value: SqlValue | undefined): string[] {
  return JSON.parse(String(value)) as string[];
}

function textOrNull(value: SqlValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}
