/** What logging in says to people. */

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
