/** A file that goes with an e-mail. */
export interface EmailAttachment {
  name: string;
  contentType: string;
  content: Buffer;
}

/** An e-mail that Apex sent. */
export interface Email {
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string | null;
  /** The display name that Apex gave the sender; null for the sending user's own. */
  senderName: string | null;
  subject: string;
  text: string | null;
  html: string | null;
  /** The record that it is about. */
  whatId: string | null;
  sentBy: string;
  attachments: EmailAttachment[];
}

/** An e-mail as the outbox lists it. */
export interface EmailSummary {
  id: number;
  to: string[];
  cc: string[];
  bcc: string[];
  subject: string;
  senderName: string | null;
  sentBy: string;
  /** ISO 8601, UTC. */
  sentAt: string;
  attachments: { id: number; name: string; contentType: string; size: number }[];
}

/** An e-mail with all that it holds but its attachments' bytes. */
export interface StoredEmail extends EmailSummary, Pick<Email, "replyTo" | "text" | "html" | "whatId"> {}

/** Which e-mails a user may see; null for all of them. */
export type EmailReader = { userId: string; email: string } | null;

/** A custom notification that is to reach users. */
export interface Notification {
  /** The id of its CustomNotificationType. */
  typeId: string;
  title: string;
  body: string;
  /** The record or the page that it leads to. */
  targetId: string | null;
  targetPageRef: string | null;
  sentBy: string;
}

/** A custom notification in the bell of one user. */
export interface ReceivedNotification extends Omit<Notification, "sentBy"> {
  id: number;
  /** ISO 8601, UTC. */
  sentAt: string;
  read: boolean;
}
