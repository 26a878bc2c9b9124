import { request } from "./http.ts";

/** An e-mail that Apex sent, as the outbox lists it. */
export interface EmailSummary {
  id: number;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  subject: string;
  sentAt: string;
  attachments: { id: number; name: string; contentType: string; size: number }[];
}

export interface Email extends EmailSummary {
  replyTo: string | null;
  text: string | null;
  hasHtml: boolean;
  /** The record that it is about. */
  about: { id: string; name: string; object: string } | null;
}

export interface Outbox {
  /** Newest first. */
  emails: EmailSummary[];
  total: number;
  canDelete: boolean;
}

const PATH = "/local/shell/outbox";

export function readOutbox(): Promise<Outbox> {
  return request("GET", PATH);
}

export function readEmail(id: string): Promise<Email> {
  return request("GET", `${PATH}/${id}`);
}

export function emptyOutbox(): Promise<void> {
  return request("DELETE", PATH);
}

/** The address of an e-mail's page. */
export function emailUrl(id: number): string {
  return `/lightning/page/outbox?email=${id}`;
}

/** Where the e-mail's HTML is served, for a frame of its own. */
export function htmlUrl(id: number): string {
  return `${PATH}/${id}/html`;
}

export function attachmentUrl(emailId: number, id: number): string {
  return `${PATH}/${emailId}/attachments/${id}`;
}
