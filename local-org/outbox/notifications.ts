import type { Store } from "../store/types.ts";
import { activeUsers } from "./recipients.ts";
import type { Notification, ReceivedNotification } from "./types.ts";

const TABLE = `CREATE TABLE IF NOT EXISTS LocalNotification (id INTEGER PRIMARY KEY AUTOINCREMENT, userId TEXT, typeId TEXT, title TEXT,
  body TEXT, targetId TEXT, targetPageRef TEXT, sentBy TEXT, sentAt TEXT, read INTEGER DEFAULT 0)`;

/**
 * Puts a notification into the bell of each active user among the recipients: users, members of groups, queues, and teams of accounts and
 * opportunities. With the transaction under way it stays or goes. A type without the desktop channel reaches no bell.
 */
export function deliverNotification(store: Store, notification: Notification, recipients: readonly string[]): void {
  const { typeId, title, body, targetId, targetPageRef, sentBy } = notification;
  if (!isShownOnDesktop(store, typeId)) return;
  createTable(store);
  for (const userId of activeUsers(store, recipients))
    store.all(
      `INSERT INTO LocalNotification (userId, typeId, title, body, targetId, targetPageRef, sentBy, sentAt)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [userId, typeId, title, body, targetId, targetPageRef, sentBy, new Date().toISOString()]
    );
}

/** Whether the org has this type of custom notification. */
export function isNotificationType(store: Store, typeId: string): boolean {
  return store.all('SELECT 1 FROM "CustomNotificationType" WHERE "Id" = ?', [typeId]).length > 0;
}

function isShownOnDesktop(store: Store, typeId: string): boolean {
  return store.all('SELECT 1 FROM "CustomNotificationType" WHERE "Id" = ? AND "Desktop" = 1', [typeId]).length > 0;
}

/** The user's newest notifications, newest first, and how many of all are unread. */
export function notificationsOf(
  store: Store,
  userId: string,
  limit: number
): { notifications: ReceivedNotification[]; unread: number } {
  createTable(store);
  const rows = store.all("SELECT * FROM LocalNotification WHERE userId = ? ORDER BY id DESC LIMIT ?", [userId, limit]);
  const [count] = store.all("SELECT count(*) AS unread FROM LocalNotification WHERE userId = ? AND read = 0", [userId]);
  const notifications = rows.map((row) => ({
    id: Number(row["id"]),
    typeId: String(row["typeId"]),
    title: String(row["title"]),
    body: String(row["body"]),
    targetId: row["targetId"] === null ? null : String(row["targetId"]),
    targetPageRef: row["targetPageRef"] === null ? null : String(row["targetPageRef"]),
    sentAt: String(row["sentAt"]),
    read: row["read"] === 1
  }));
  return { notifications, unread: Number(count?.["unread"] ?? 0) };
}

/** Marks one of the user's notifications as read, or all of them. */
export function markRead(store: Store, userId: string, id: number | "all"): void {
  createTable(store);
  const one = id === "all" ? { sql: "", parameters: [] } : { sql: " AND id = ?", parameters: [id] };
  store.all(`UPDATE LocalNotification SET read = 1 WHERE userId = ?${one.sql}`, [userId, ...one.parameters]);
}

function createTable(store: Store): void {
  store.all(TABLE, []);
}
