import { AppMenuClass } from "./AppLauncher/AppMenu.ts";
import { contextClasses } from "./async/contexts.ts";
import { AsyncInfoClass, FinalizerContextClass } from "./async/queueable.ts";
import { duplicateSignatureClasses } from "./async/signature.ts";
import { StandardControllerClass } from "./ApexPages/StandardController.ts";
import { StandardSetControllerClass } from "./ApexPages/StandardSetController.ts";
import { InvocableActionClass } from "./Invocable/Action.ts";
import { JWTClass } from "./Auth/JWT.ts";
import { cacheClasses } from "./Cache/Partition.ts";
import { ZipEntryClass } from "./Compression/ZipEntry.ts";
import { ZipReaderClass } from "./Compression/ZipReader.ts";
import { ZipWriterClass } from "./Compression/ZipWriter.ts";
import { dataClasses } from "./dataClasses.ts";
import { datacloudClasses } from "./Datacloud/FindDuplicates.ts";
import { DocumentClass } from "./Dom/Document.ts";
import { XmlNodeClass } from "./Dom/XmlNode.ts";
import { InterviewClass } from "./Flow/Interview.ts";
import { FormulaBuilderClass, FormulaInstanceClass } from "./FormulaEval/FormulaBuilder.ts";
import type { LibraryClass } from "./library.ts";
import { CustomNotificationClass } from "./Messaging/CustomNotification.ts";
import { MassEmailMessageClass } from "./Messaging/MassEmailMessage.ts";
import { SendEmailErrorClass, SendEmailResultClass } from "./Messaging/sendEmail.ts";
import { EmailFileAttachmentClass, SingleEmailMessageClass } from "./Messaging/SingleEmailMessage.ts";
import { DataRowClass, DynamicPickListRowsClass } from "./VisualEditor/DynamicPickListRows.ts";

/** The classes of the smaller namespaces. */
export const otherClasses: readonly LibraryClass[] = [
  ...cacheClasses,
  ...contextClasses,
  ...datacloudClasses,
  ...dataClasses,
  ...duplicateSignatureClasses,
  AppMenuClass,
  AsyncInfoClass,
  CustomNotificationClass,
  DocumentClass,
  EmailFileAttachmentClass,
  FinalizerContextClass,
  InterviewClass,
  InvocableActionClass,
  JWTClass,
  ZipEntryClass,
  ZipReaderClass,
  ZipWriterClass,
  FormulaBuilderClass,
  FormulaInstanceClass,
  StandardControllerClass,
  StandardSetControllerClass,
  MassEmailMessageClass,
  SendEmailErrorClass,
  SendEmailResultClass,
  SingleEmailMessageClass,
  XmlNodeClass,
  DataRowClass,
  DynamicPickListRowsClass
];
