import { contextClasses } from "./async/contexts.ts";
import { FinalizerContextClass } from "./async/queueable.ts";
import { cacheClasses } from "./Cache/Partition.ts";
import { DocumentClass } from "./Dom/Document.ts";
import { XmlNodeClass } from "./Dom/XmlNode.ts";
import type { LibraryClass } from "./library.ts";
import { CustomNotificationClass } from "./Messaging/CustomNotification.ts";
import { EmailFileAttachmentClass, SingleEmailMessageClass } from "./Messaging/SingleEmailMessage.ts";

/** The classes of the smaller namespaces. */
export const otherClasses: readonly LibraryClass[] = [
  ...cacheClasses,
  ...contextClasses,
  CustomNotificationClass,
  DocumentClass,
  EmailFileAttachmentClass,
  FinalizerContextClass,
  SingleEmailMessageClass,
  XmlNodeClass
];
