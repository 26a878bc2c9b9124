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

export const cannotLogIn = (url: string, username: string, reason: string): string =>
  `${url} did not let ${username} in: ${reason}`;

export const cannotUseToken = (url: string, reason: string): string =>
  `${url} does not accept the token in SF_ACCESS_TOKEN: ${reason}`;

export const localOrgHint = (): string =>
  'Is the local org running ("npm start")? On another port, pass --org http://localhost:PORT.';

export const credentialsMissing = (url: string): string =>
  `To log in to ${url}, set SF_USERNAME and SF_PASSWORD, or SF_ACCESS_TOKEN; or log in once with "npx sf org login web --alias NAME" and pass --org NAME.`;

export const storedOrgFailed = (org: string, reason: string): string =>
  `The Salesforce CLI could not log in to "${org}": ${withPeriod(reason)} Log in with "npx sf org login web --alias ${org}", or pass a URL that begins with https://.`;

function withPeriod(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
