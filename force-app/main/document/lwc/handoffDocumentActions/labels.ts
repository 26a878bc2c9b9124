import copied from "@salesforce/label/c.Handoff_Document_Copied";
import copyFailed from "@salesforce/label/c.Handoff_Document_Copy_Failed";
import copyMarkdown from "@salesforce/label/c.Handoff_Document_Copy_Markdown";
import document from "@salesforce/label/c.Handoff_Document";
import downloaded from "@salesforce/label/c.Handoff_Document_Downloaded";
import downloadFailed from "@salesforce/label/c.Handoff_Document_Download_Failed";
import downloadMarkdown from "@salesforce/label/c.Handoff_Document_Download_Markdown";
import print from "@salesforce/label/c.Handoff_Document_Print";
import printFailed from "@salesforce/label/c.Handoff_Document_Print_Failed";

export const LABELS = {
  copied,
  copyFailed,
  copyMarkdown,
  document,
  downloaded,
  downloadFailed,
  downloadMarkdown,
  print,
  printFailed
};
