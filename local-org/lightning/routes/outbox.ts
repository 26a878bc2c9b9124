import type { FastifyInstance, FastifyReply } from "fastify";
import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import { deleteEmails, listEmails, readAttachment, readEmail } from "../../outbox/emails.ts";
import type { EmailReader, EmailSummary } from "../../outbox/types.ts";
import type { UserContext } from "../../security/types.ts";
import { recordName } from "../../pages/recordName.ts";

const LISTED = 200;

/** An e-mail is a page of its own in its frame: it runs no scripts and reaches nothing but images that it carries itself. */
const EMAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

interface EmailParams {
  id: string;
  attachment: string;
}

/** The e-mails that Apex sent: all of them for those who view all data, else those sent by or addressed to the user. */
export function outboxRoutes(org: LocalOrg): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.get("/local/shell/outbox", async ({ orgUser }) => {
      const { emails, total } = listEmails(org.store, reader(org, orgUser), LISTED);
      return { emails: withSenders(org, emails), total, canDelete: mayDelete(org, orgUser) };
    });

    app.delete("/local/shell/outbox", async ({ orgUser }, reply) => {
      if (!mayDelete(org, orgUser))
        throw new OrgError("INSUFFICIENT_ACCESS", "Only those who modify all data empty the outbox");
      deleteEmails(org.store);
      return reply.status(204).send();
    });

    app.get<{ Params: EmailParams }>("/local/shell/outbox/:id", async ({ orgUser, params }) => {
      const { html, ...email } = requireEmail(org, orgUser, params.id);
      const about = email.whatId === null ? null : recordName(org, orgUser, email.whatId);
      return { ...withSenders(org, [email])[0], hasHtml: html !== null, about };
    });

    app.get<{ Params: EmailParams }>("/local/shell/outbox/:id/html", async ({ orgUser, params }, reply) => {
      const { html } = requireEmail(org, orgUser, params.id);
      return harmless(reply)
        .type("text/html; charset=utf-8")
        .send(html ?? "");
    });

    app.get<{ Params: EmailParams }>(
      "/local/shell/outbox/:id/attachments/:attachment",
      async ({ orgUser, params }, reply) => {
        const email = requireEmail(org, orgUser, params.id);
        const file = email.attachments.find(({ id }) => id === Number(params.attachment));
        const content = file === undefined ? null : readAttachment(org.store, email.id, file.id);
        if (file === undefined || content === null) throw new OrgError("NOT_FOUND", "There is no such attachment");
        const name = encodeURIComponent(file.name);
        return harmless(reply)
          .header("content-disposition", `attachment; filename*=UTF-8''${name}`)
          .type("application/octet-stream")
          .send(content);
      }
    );
  };
}

function harmless(reply: FastifyReply): FastifyReply {
  return reply
    .header("content-security-policy", EMAIL_POLICY)
    .header("x-content-type-options", "nosniff")
    .header("cache-control", "no-store");
}

function requireEmail(org: LocalOrg, user: UserContext, id: string): NonNullable<ReturnType<typeof readEmail>> {
  const email = readEmail(org.store, reader(org, user), Number(id));
  if (email === null) throw new OrgError("NOT_FOUND", "There is no such e-mail");
  return email;
}

function reader(org: LocalOrg, user: UserContext): EmailReader {
  return org.security.userPermission(user, "ViewAllData") ? null : { userId: user.userId, email: user.email };
}

function mayDelete(org: LocalOrg, user: UserContext): boolean {
  return org.security.userPermission(user, "ModifyAllData");
}

/** The e-mails with their senders' names and addresses, which are read all at once. */
function withSenders<E extends EmailSummary>(org: LocalOrg, emails: readonly E[]): (E & { from: string })[] {
  const ids = new Set(emails.map(({ sentBy }) => sentBy));
  const senders = org.store.read(org.schema.requireObject("User"), [...ids]);
  return emails.map((email) => {
    const sender = senders.get(email.sentBy);
    const name = email.senderName ?? String(sender?.["Name"] ?? sender?.["LastName"] ?? "");
    return { ...email, from: `${name} <${String(sender?.["Email"] ?? "")}>` };
  });
}
