import {
  ShowToastEvent,
  type ToastDetail
} from "../modules/lightning/platformShowToastEvent/platformShowToastEvent.ts";

/** Shows a toast from anywhere in the shell. */
export function showToast(detail: ToastDetail): void {
  document.body.dispatchEvent(new ShowToastEvent(detail));
}
