import { contextClasses } from "./async/contexts.ts";
import { FinalizerContextClass } from "./async/queueable.ts";
import { cacheClasses } from "./Cache/Partition.ts";
import { DocumentClass } from "./Dom/Document.ts";
import { XmlNodeClass } from "./Dom/XmlNode.ts";
import type { LibraryClass } from "./library.ts";
import { CustomNotificationClass } from "./Messaging/CustomNotification.ts";
import { SendEmailErrorClass, SendEmailResultClass } from "./Messaging/sendEmail.ts";
import { EmailFileAttachmentClass, SingleEmailMessageClass } from "./Messaging/SingleEmailMessage.ts";

/** The classes of the smaller namespaces. */
export const otherClasses: readonly LibraryClass[] = [
  ...cacheClasses,
  ...contextClasses,
  CustomNotificationClass,
  DocumentClass,
  EmailFileAttachmentClass,
  FinalizerContextClass,
  SendEmailErrorClass,
  SendEmailResultClass,
  SingleEmailMessageClass,
  XmlNodeClass
];
