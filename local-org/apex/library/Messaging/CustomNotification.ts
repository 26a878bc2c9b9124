import { currentExecution } from "../../runtime/execution.ts";
import type { ApexSet } from "../../runtime/values/index.ts";
import { raise, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { outbox } from "../outbox.ts";
import { variableMembers, VariablesObject } from "../variables.ts";

const VARIABLES = ["NotificationTypeId", "Sender", "Title", "Body", "TargetId", "TargetPageRef"];
const MOST_RECIPIENTS = 500;

class ApexCustomNotification extends VariablesObject {
  readonly apexType = "Messaging.CustomNotification";
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Messaging_CustomNotification.htm */
export const CustomNotificationClass: LibraryClass = {
  name: "Messaging.CustomNotification",
  constructors: {
    "": (_type: string, ...values: ApexValue[]) => {
      const notification = new ApexCustomNotification();
      values.forEach((value, at) => notification.variables.set((VARIABLES[at] ?? "").toLowerCase(), value));
      return notification;
    }
  },
  methods: {
    ...variableMembers(VARIABLES).methods,
    send: (self: ApexCustomNotification, recipients: ApexSet) => send(self, recipients)
  }
};

function send(notification: ApexCustomNotification, recipients: ApexSet): void {
  for (const name of ["NotificationTypeId", "Title", "Body"]) {
    if (notification.get(name) === null) raise("System.IllegalArgumentException", `Missing required field: ${name}`);
  }
  if (notification.get("TargetId") === null && notification.get("TargetPageRef") === null) {
    raise("System.IllegalArgumentException", "Missing required field: TargetId or TargetPageRef");
  }
  if (recipients.size === 0 || recipients.size > MOST_RECIPIENTS) {
    raise("System.IllegalArgumentException", `A notification takes 1 to ${MOST_RECIPIENTS} recipients`);
  }
  outbox().notifications.push({
    typeId: String(notification.get("NotificationTypeId")),
    recipients: [...recipients.values()].map(String),
    title: String(notification.get("Title")),
    body: String(notification.get("Body")),
    targetId: notification.get("TargetId") as string | null,
    sentBy: currentExecution().user.userId
  });
}
