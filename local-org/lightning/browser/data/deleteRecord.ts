import LightningConfirm from "lightning/confirm";
import { messageOf } from "./http.ts";
import { deleteRecord } from "./records.ts";
import { showToast } from "./toast.ts";

/** Asks, deletes, and tells. True when the record is gone. */
export async function deleteWithConfirmation(id: string, label: string, name: string): Promise<boolean> {
  const message = `Are you sure you want to delete this ${label.toLowerCase()}?`;
  const confirmed = await LightningConfirm.open({ message, label: `Delete ${label}`, theme: "default" });
  if (!confirmed) return false;
  try {
    await deleteRecord(id);
    showToast({ title: `${label} "${name}" was deleted.`, variant: "success" });
    return true;
  } catch (error) {
    showToast({ title: `${label} was not deleted`, message: messageOf(error), variant: "error", mode: "sticky" });
    return false;
  }
}
