/** What the script says to people. The texts about mappings are those of the app's labels. */

export const appMissing = (object: string): string =>
  `This org shows no ${object} to this user. Deploy the app (npm run deploy) and log in as a user with the permission set Handoff Admin.`;

export const fieldsHidden = (object: string, fields: readonly string[]): string =>
  `This user may not see ${fields.join(", ")} of ${object}. Assign the permission set Handoff Admin.`;

export const targetUnknown = (object: string): string => `${object} is not an object that seeding fills.`;

export const sourceUnfit = (source: string, target: string): string => `${target} cannot be filled from ${source}.`;

export const fieldMissing = (field: string, object: string): string =>
  `The field ${field} does not exist on ${object}.`;

export const withoutSource = (): string => "The mapping has neither a source field nor a constant.";

export const seedingOff = (): string =>
  "Seeding is switched off (Handoff Setting, record Default): handoffs are created empty.";

export const notWon = (): string => "No won Opportunity with this id can be seen by this user.";

export const notTried = (reason: string): string => `Not tried, because the run was broken off: ${reason}`;

export const conditionRefused = (reason: string): string =>
  `The org does not accept the condition of --where: ${reason}`;
