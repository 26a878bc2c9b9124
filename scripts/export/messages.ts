/** What the script says to people. */

export const appHidden = (): string =>
  "This org shows no Handoff__c to this user. Deploy the app (npm run deploy), or log in as a user with one of the Handoff permission sets.";

export const opportunityNotFound = (id: string): string => `No Opportunity with the id ${id} can be seen by this user.`;

export const handoffNotFound = (name: string): string =>
  `"${name}" has no handoff that this user can see. A won deal without one gets it by "npm run seed"; for access, add the user to the handoff or to the opportunity team.`;

export const cannotWrite = (file: string, reason: string): string => `${file} could not be written: ${reason}`;

export const written = (file: string): string => `Written to ${file}.`;
