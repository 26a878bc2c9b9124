import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { deleteEmails, listEmails, readAttachment, readEmail } from "../../../outbox/emails.ts";
import { onDelivery } from "../../../outbox/deliveries.ts";
import { markRead, notificationsOf } from "../../../outbox/notifications.ts";
import { openOrg } from "../../../openOrg.ts";
import { BOOKSHOP, openBookshop } from "../../test/harness.ts";

const NEW_EMAIL = `Messaging.SingleEmailMessage email = new Messaging.SingleEmailMessage();
  email.setToAddresses(new List<String>{ 'reader@example.com' });
  email.setSubject('Your order');
  email.setPlainTextBody('It is on its way.');`;
const SEND = "Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ email });";

describe("What Apex sends", () => {
  const org = openBookshop();
  after(() => org.close());

  /** Runs anonymous Apex as the administrator; answers the uncaught exception's text, null where there is none. */
  const run = (source: string): string | null =>
    org.transact(org.administratorId, (transaction) => {
      const { failure, compileProblem } = org.apex.executeAnonymous(transaction, source);
      return failure === null ? compileProblem : `${failure.type}: ${failure.message}`;
    });
  const sent = () => listEmails(org.store, null, 10).emails;
  const beginWith = (source: string): void => {
    deleteEmails(org.store);
    assert.equal(run(source), null);
  };
  const bell = (userId = org.administratorId) => notificationsOf(org.store, userId, 10);

  it("keeps an e-mail with its attachments", () => {
    beginWith(`${NEW_EMAIL}
      Messaging.EmailFileAttachment file = new Messaging.EmailFileAttachment();
      file.setFileName('invoice.txt');
      file.setContentType('text/plain');
      file.setBody(Blob.valueOf('12.50'));
      email.setFileAttachments(new List<Messaging.EmailFileAttachment>{ file });
      email.setCcAddresses(new List<String>{ 'boss@example.com' });
      email.setHtmlBody('<b>It</b> is on its way.');
      email.setReplyTo('shop@example.com');
      email.setSenderDisplayName('The Shop');
      ${SEND}`);
    const [summary] = sent();
    assert.ok(summary);
    const email = readEmail(org.store, null, summary.id);
    assert.deepEqual(email?.to, ["reader@example.com"]);
    assert.deepEqual(email.cc, ["boss@example.com"]);
    assert.equal(email.subject, "Your order");
    assert.equal(email.text, "It is on its way.");
    assert.equal(email.html, "<b>It</b> is on its way.");
    assert.equal(email.replyTo, "shop@example.com");
    assert.equal(email.senderName, "The Shop");
    assert.equal(email.sentBy, org.administratorId);
    const [file] = email.attachments;
    assert.equal(file?.name, "invoice.txt");
    assert.equal(readAttachment(org.store, email.id, file.id)?.toString(), "12.50");
  });

  it("is shown to who sent it, to whom it is addressed, and to those who see all data", () => {
    beginWith(`${NEW_EMAIL} ${SEND}`);
    const count = (userId: string, email: string) => listEmails(org.store, { userId, email }, 10).total;
    assert.equal(count(org.administratorId, "x@example.com"), 1);
    assert.equal(count("005000000000000AAA", "Reader@example.com"), 1);
    assert.equal(count("005000000000000AAA", "x@example.com"), 0);
  });

  it("goes with a transaction that is rolled back, or a savepoint", () => {
    beginWith(`Savepoint before = Database.setSavepoint(); ${NEW_EMAIL} ${SEND} Database.rollback(before);`);
    assert.deepEqual(sent(), []);
    assert.throws(() =>
      org.transact(org.administratorId, (transaction) => {
        org.apex.executeAnonymous(transaction, `${NEW_EMAIL} ${SEND}`);
        throw new Error("rolled back");
      })
    );
    assert.deepEqual(sent(), []);
  });

  it("fills in a template for its recipient and its record", () => {
    beginWith(`Contact reader = new Contact(FirstName = 'Ged', LastName = 'Sparrowhawk', Email = 'ged@example.com');
      insert reader;
      Opportunity order = new Opportunity(Name = 'Ten books', StageName = 'Prospecting', CloseDate = Date.today());
      insert order;
      Messaging.SingleEmailMessage email = new Messaging.SingleEmailMessage();
      email.setTemplateId([SELECT Id FROM EmailTemplate WHERE DeveloperName = 'Order_Thanks'].Id);
      email.setTargetObjectId(reader.Id);
      email.setWhatId(order.Id);
      ${SEND}
      System.assertEquals('Thank you for Ten books', email.getSubject());`);
    const [summary] = sent();
    const email = readEmail(org.store, null, summary?.id ?? 0);
    assert.deepEqual(email?.to, ["ged@example.com"]);
    assert.equal(email.subject, "Thank you for Ten books");
    assert.equal(email.text, "Dear Ged, we sent you Ten books. ");
    assert.match(email.html ?? "", /^<p>Dear Ged, we sent you Ten books\.<\/p><p>\w+, .+<\/p>/);
    assert.equal(email.whatId?.slice(0, 3), "006");
  });

  it("sends a template to each recipient of a mass e-mail", () => {
    beginWith(`List<Contact> readers = new List<Contact>{
        new Contact(FirstName = 'Ged', LastName = 'S', Email = 'ged@example.com'),
        new Contact(FirstName = 'Tenar', LastName = 'A', Email = 'tenar@example.com')
      };
      insert readers;
      Opportunity order = new Opportunity(Name = 'Ten books', StageName = 'Prospecting', CloseDate = Date.today());
      insert order;
      Messaging.MassEmailMessage mass = new Messaging.MassEmailMessage();
      mass.setTargetObjectIds(new List<Id>{ readers[0].Id, readers[1].Id });
      mass.setWhatIds(new List<Id>{ order.Id, order.Id });
      mass.setTemplateId([SELECT Id FROM EmailTemplate WHERE DeveloperName = 'Order_Thanks'].Id);
      mass.setReplyTo('shop@example.com');
      Messaging.SendEmailResult[] results = Messaging.sendEmail(new List<Messaging.MassEmailMessage>{ mass });
      System.assert(results[0].isSuccess());
      mass.setWhatIds(new List<Id>{ order.Id });
      results = Messaging.sendEmail(new List<Messaging.MassEmailMessage>{ mass }, false);
      System.assertEquals(StatusCode.INVALID_ID_FIELD, results[0].getErrors()[0].getStatusCode());`);
    const emails = sent().map(({ id }) => readEmail(org.store, null, id));
    assert.deepEqual(emails.map((email) => email?.to[0]).sort(), ["ged@example.com", "tenar@example.com"]);
    assert.deepEqual(new Set(emails.map((email) => email?.replyTo)), new Set(["shop@example.com"]));
    assert.ok(emails.some((email) => email?.text === "Dear Tenar, we sent you Ten books. "));
  });

  it("is refused where the platform refuses it", () => {
    const refused = (change: string): string | null => run(`${NEW_EMAIL} ${change} ${SEND}`);
    const prefix = "System.EmailException: SendEmail failed. First exception on row 0; first error: ";
    assert.equal(
      refused("email.setToAddresses(new List<String>{ 'nobody' });"),
      `${prefix}INVALID_EMAIL_ADDRESS, Email address is invalid: nobody: [toAddresses, nobody]`
    );
    assert.equal(
      refused("email.setPlainTextBody(null);"),
      `${prefix}REQUIRED_FIELD_MISSING, Missing body, need at least one of html or plainText: []`
    );
    assert.equal(
      refused("email.setTargetObjectId(UserInfo.getUserId());"),
      `${prefix}INVALID_SAVE_AS_ACTIVITY_FLAG, saveAsActivity must be false when sending mail to users.: [saveAsActivity, true]`
    );
  });

  it("goes as far as it is right where not all must go", () => {
    beginWith(`${NEW_EMAIL}
      Messaging.SingleEmailMessage bad = new Messaging.SingleEmailMessage();
      bad.setPlainTextBody('x');
      List<Messaging.SendEmailResult> results = Messaging.sendEmail(new List<Messaging.Email>{ email, bad }, false);
      System.assert(results[0].isSuccess());
      System.assert(!results[1].isSuccess());
      System.assertEquals(StatusCode.REQUIRED_FIELD_MISSING, results[1].getErrors()[0].getStatusCode());`);
    assert.equal(sent().length, 1);
  });

  it("rings the bell of active users among the recipients, groups and roles expanded", () => {
    const failure = run(`User author = [SELECT Id FROM User WHERE IsActive = TRUE AND Id = :UserInfo.getUserId()];
      Group everybody = [SELECT Id FROM Group WHERE Type = 'Organization'];
      Messaging.CustomNotification sold = new Messaging.CustomNotification();
      sold.setNotificationTypeId([SELECT Id FROM CustomNotificationType WHERE DeveloperName = 'Book_Sold'].Id);
      sold.setTitle('Sold');
      sold.setBody('A book was sold.');
      sold.setTargetId(author.Id);
      sold.send(new Set<String>{ author.Id, everybody.Id });`);
    assert.equal(failure, null);
    const { notifications, unread } = bell();
    assert.equal(unread, 1);
    assert.deepEqual(
      notifications.map(({ title, body, targetId, read }) => ({ title, body, targetId, read })),
      [{ title: "Sold", body: "A book was sold.", targetId: org.administratorId, read: false }]
    );
    markRead(org.store, org.administratorId, notifications[0]?.id ?? 0);
    assert.equal(bell().unread, 0);
  });

  it("tells those who listen after the commit", () => {
    org.drain();
    let told = 0;
    const stop = onDelivery(org.store, () => (told += 1));
    org.transact(org.administratorId, (transaction) => {
      org.apex.executeAnonymous(transaction, `${NEW_EMAIL} ${SEND}`);
      assert.equal(told, 0);
    });
    org.drain();
    stop();
    assert.equal(told, 1);
  });

  it("refuses a notification of a type that the org lacks", () => {
    const failure = run(`Messaging.CustomNotification sold = new Messaging.CustomNotification();
      sold.setNotificationTypeId(UserInfo.getUserId());
      sold.setTitle('Sold');
      sold.setBody('A book was sold.');
      sold.setTargetId(UserInfo.getUserId());
      sold.send(new Set<String>{ UserInfo.getUserId() });`);
    assert.match(failure ?? "", /^System\.IllegalArgumentException: Invalid notification type/);
  });
});

it("What Apex sent is there after a restart", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "outbox-"));
  const open = () => openOrg({ projectDir: BOOKSHOP, dataDir, blank: true });
  const first = open();
  first.transact(first.administratorId, (transaction) =>
    first.apex.executeAnonymous(transaction, `${NEW_EMAIL} ${SEND}`)
  );
  first.close();
  const second = open();
  assert.equal(listEmails(second.store, null, 10).total, 1);
  second.close();
  rmSync(dataDir, { recursive: true });
});
