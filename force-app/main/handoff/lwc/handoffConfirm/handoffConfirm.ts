import LightningConfirm from "lightning/confirm";

interface ConfirmDialog {
  open(options: { label: string; message: string; theme?: string }): Promise<boolean>;
}

/** Asks before something is lost. True when the person agrees. */
export function confirmLoss(label: string, message: string): Promise<boolean> {
  // The published types of lightning/confirm leave out its static method.
  return (LightningConfirm as unknown as ConfirmDialog).open({ label, message, theme: "warning" });
}
