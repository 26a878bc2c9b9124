export const ShowToastEventName = "lightning__showtoast";

export interface ToastDetail {
  title?: string;
  message?: string;
  messageData?: (string | { url: string; label: string })[];
  variant?: "info" | "success" | "warning" | "error";
  mode?: "dismissible" | "dismissable" | "pester" | "sticky";
}

/** Asks the shell for a toast: https://developer.salesforce.com/docs/platform/lwc/guide/use-toast.html */
export class ShowToastEvent extends CustomEvent<ToastDetail> {
  constructor(detail: ToastDetail) {
    super(ShowToastEventName, { bubbles: true, cancelable: true, composed: true, detail });
  }
}
