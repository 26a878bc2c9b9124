import { NotSupportedError } from "../../../errors.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexList, PlatformObject, raise, typeNameOf, type ApexValue } from "../../runtime/values/index.ts";
import { statusCode } from "../Database/Error.ts";
import { described } from "../described.ts";
import type { LibraryClass } from "../library.ts";
import { sendOut } from "../outbox.ts";
import { EmailError } from "./emailError.ts";
import { ApexMassEmail, messagesOf } from "./MassEmailMessage.ts";
import { outboundEmail } from "./outboundEmail.ts";
import { ApexEmail } from "./SingleEmailMessage.ts";

class ApexSendEmailError extends PlatformObject {
  readonly apexType = "Messaging.SendEmailError";
  readonly failure: EmailError;

  constructor(failure: EmailError) {
    super();
    this.failure = failure;
  }
}

class ApexSendEmailResult extends PlatformObject {
  readonly apexType = "Messaging.SendEmailResult";
  readonly failure: EmailError | null;

  constructor(failure: EmailError | null) {
    super();
    this.failure = failure;
  }
}

export const SendEmailErrorClass: LibraryClass = {
  name: "Messaging.SendEmailError",
  ...described<ApexSendEmailError>({
    Fields: ({ failure }) => new ApexList("String", [...failure.fields]),
    Message: ({ failure }) => failure.message,
    StatusCode: ({ failure }) => statusCode(failure.code),
    TargetObjectId: ({ failure }) => failure.targetObjectId
  })
};

export const SendEmailResultClass: LibraryClass = {
  name: "Messaging.SendEmailResult",
  ...described<ApexSendEmailResult>({
    Errors: ({ failure }) =>
      new ApexList("Messaging.SendEmailError", failure === null ? [] : [new ApexSendEmailError(failure)]),
    Success: ({ failure }) => failure === null
  })
};

/**
 * Puts the messages in the outbox: nothing leaves the machine. The first mistake in one throws a `System.EmailException`, or stands in its result
 * where not all must go.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_messaging.htm
 */
export function sendEmail(messages: ApexList, allOrNothing: boolean): ApexList {
  currentExecution().transaction.limits.count("emailInvocations");
  const emails = messages.items.map(attempt);
  const failed = emails.findIndex((email) => email instanceof EmailError);
  const first = emails[failed];
  if (allOrNothing && first instanceof EmailError) raise("System.EmailException", exceptionText(failed, first));
  const results = emails.map((email) => {
    if (email instanceof EmailError) return new ApexSendEmailResult(email);
    for (const each of email) sendOut(each);
    return new ApexSendEmailResult(null);
  });
  return new ApexList("Messaging.SendEmailResult", results);
}

/** The e-mails that a message makes: one, or one for each recipient of a mass e-mail. */
function attempt(message: ApexValue): ReturnType<typeof outboundEmail>[] | EmailError {
  try {
    if (message instanceof ApexMassEmail) return messagesOf(message).map(outboundEmail);
    if (message instanceof ApexEmail) return [outboundEmail(message)];
    throw new NotSupportedError(`Messaging.sendEmail of ${typeNameOf(message)}`);
  } catch (error) {
    if (error instanceof EmailError) return error;
    throw error;
  }
}

function exceptionText(row: number, { code, message, fields }: EmailError): string {
  return `SendEmail failed. First exception on row ${row}; first error: ${code}, ${message}: [${fields.join(", ")}]`;
}
