import { isNotificationType } from "../../../outbox/notifications.ts";
import { currentExecution } from "../../runtime/execution.ts";
import type { ApexSet } from "../../runtime/values/index.ts";
import { raise, toId, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { notify } from "../outbox.ts";
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
  const typeId = toId(String(notification.get("NotificationTypeId")));
  if (!isNotificationType(currentExecution().platform.store, typeId)) {
    raise("System.IllegalArgumentException", `Invalid notification type: ${typeId}`);
  }
  const sent = {
    typeId,
    title: String(notification.get("Title")),
    body: String(notification.get("Body")),
    targetId: textOrNull(notification.get("TargetId")),
    targetPageRef: textOrNull(notification.get("TargetPageRef"))
  };
  notify(
    sent,
    [...recipients.values()].map((id) => toId(String(id)))
  );
}

function textOrNull(value: ApexValue): string | null {
  return typeof value === "string" ? value : null;
}
