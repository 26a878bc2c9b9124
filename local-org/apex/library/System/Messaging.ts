import { ApexList, PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import { described } from "../described.ts";
import type { LibraryClass } from "../library.ts";
import { merged, renderStoredTemplate } from "../Messaging/emailTemplate.ts";
import { sendEmail } from "../Messaging/sendEmail.ts";
import { required } from "../required.ts";

class ApexRenderedBody extends PlatformObject {
  readonly apexType = "Messaging.RenderEmailTemplateBodyResult";
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }
}

export const RenderEmailTemplateBodyResultClass: LibraryClass = {
  name: "Messaging.RenderEmailTemplateBodyResult",
  ...described<ApexRenderedBody>({
    Errors: () => new ApexList("Messaging.RenderEmailTemplateError"),
    MergedBody: ({ text }) => text,
    Success: () => true
  })
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_messaging.htm */
export const MessagingClass: LibraryClass = {
  name: "System.Messaging",
  statics: {
    ...required({
      sendEmail: (messages: ApexList, allOrNothing = true) => sendEmail(messages, allOrNothing),
      reserveSingleEmailCapacity: () => undefined,
      reserveMassEmailCapacity: () => undefined
    }),
    renderStoredEmailTemplate: (templateId: string, whoId: string | null, whatId: string | null) =>
      renderStoredTemplate(templateId, whoId, whatId),
    renderEmailTemplate: (who: string | null, what: string | null, bodies: ApexList) =>
      new ApexList("Messaging.RenderEmailTemplateBodyResult", bodies.items.map(rendered({ who, what })))
  }
};

function rendered(records: Parameters<typeof merged>[1]): (body: ApexValue) => ApexRenderedBody {
  return (body) => new ApexRenderedBody(merged(String(body ?? ""), records));
}
