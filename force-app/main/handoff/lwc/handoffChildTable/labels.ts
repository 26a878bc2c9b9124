import actions from "@salesforce/label/c.Handoff_Actions";
import deleteConfirmation from "@salesforce/label/c.Handoff_Delete_Confirmation";
import deleteFailed from "@salesforce/label/c.Handoff_Delete_Failed";
import deleteRow from "@salesforce/label/c.Handoff_Delete_Row";
import discard from "@salesforce/label/c.Handoff_Discard";
import discardConfirmation from "@salesforce/label/c.Handoff_Discard_Confirmation";
import editRow from "@salesforce/label/c.Handoff_Edit_Row";
import fieldsFailed from "@salesforce/label/c.Handoff_Fields_Failed";

export const LABELS = {
  actions,
  deleteConfirmation,
  deleteFailed,
  deleteRow,
  discard,
  discardConfirmation,
  editRow,
  fieldsFailed
};
