const LOGIN = "/login";

/** Leaves for the login page and comes back to this address afterwards. */
export function navigateToLogin(): void {
  if (location.pathname === LOGIN) return;
  const here = location.pathname + location.search;
  location.assign(`${LOGIN}?startURL=${encodeURIComponent(here)}`);
}

/** Where to go after the login: to the page that was asked for, only ever one of this org. */
export function startUrl(): string {
  if (location.pathname !== LOGIN) return location.pathname + location.search;
  const wanted = new URLSearchParams(location.search).get("startURL") ?? "/";
  return wanted.startsWith("/") && !wanted.startsWith("//") ? wanted : "/";
}

export interface LoginUser {
  username: string;
  name: string;
  title?: string;
}

export async function loginUsers(): Promise<LoginUser[]> {
  const response = await fetch("/local/users");
  const answer = (await response.json()) as LoginUser[] | { users: LoginUser[] };
  return Array.isArray(answer) ? answer : answer.users;
}

/** Starts a session of the user. Rejects with the platform's text where the name or the password is wrong. */
export async function logIn(username: string, password: string): Promise<void> {
  const response = await fetch("/local/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password })
  });
  if (response.ok) return;
  const answer = (await response.json()) as { message?: string }[] | { message?: string };
  const first = Array.isArray(answer) ? answer[0] : answer;
  throw new Error(first?.message ?? "Please check your username and password.");
}

export async function logOut(): Promise<void> {
  await fetch("/local/session", { method: "DELETE" });
  location.assign(LOGIN);
}
