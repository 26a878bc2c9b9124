import create from "@salesforce/label/c.Handoff_Create";
import createFailed from "@salesforce/label/c.Handoff_Create_Failed";
import creating from "@salesforce/label/c.Handoff_Creating";
import loadFailed from "@salesforce/label/c.Handoff_Load_Failed";
import lost from "@salesforce/label/c.Handoff_Lost";
import lostTitle from "@salesforce/label/c.Handoff_Lost_Title";
import missing from "@salesforce/label/c.Handoff_Missing";
import missingFailure from "@salesforce/label/c.Handoff_Missing_Failure";
import missingTitle from "@salesforce/label/c.Handoff_Missing_Title";
import notSaved from "@salesforce/label/c.Handoff_Not_Saved";
import notWon from "@salesforce/label/c.Handoff_Not_Won";
import notWonTitle from "@salesforce/label/c.Handoff_Not_Won_Title";
import openRecord from "@salesforce/label/c.Handoff_Open_Record";
import readOnly from "@salesforce/label/c.Handoff_Read_Only";
import reopened from "@salesforce/label/c.Handoff_Reopened";
import saveFailed from "@salesforce/label/c.Handoff_Save_Failed";
import saved from "@salesforce/label/c.Handoff_Saved";
import saving from "@salesforce/label/c.Handoff_Saving";
import sections from "@salesforce/label/c.Handoff_Sections";
import seedAgain from "@salesforce/label/c.Handoff_Seed_Again";
import seedAgainDone from "@salesforce/label/c.Handoff_Seed_Again_Done";
import title from "@salesforce/label/c.Handoff_Editor_Title";
import twoMinutes from "@salesforce/label/c.Handoff_Two_Minutes";

export const LABELS = {
  create,
  createFailed,
  creating,
  loadFailed,
  lost,
  lostTitle,
  missing,
  missingFailure,
  missingTitle,
  notSaved,
  notWon,
  notWonTitle,
  openRecord,
  readOnly,
  reopened,
  saveFailed,
  saved,
  saving,
  sections,
  seedAgain,
  seedAgainDone,
  title,
  twoMinutes
};
