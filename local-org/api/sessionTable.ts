import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { OrgError } from "../errors.ts";
import type { LocalOrg } from "../org.ts";
import { organization } from "./organization.ts";
import type { Session, Sessions } from "./sessions.ts";

const LIFETIME = 2 * 60 * 60 * 1000;

/** The expiry is written at most this often, in milliseconds: a read must not cost a write each time. */
const WRITE_INTERVAL = 60 * 1000;

/**
 * Keeps sessions in the org's database, under the hash of their token: whoever reads the file cannot use them.
 *
 * @param password The one password that all users of the local org have.
 */
export function openSessions(org: LocalOrg, password: string): Sessions {
  const store = org.store;
  store.all("CREATE TABLE IF NOT EXISTS LocalSession (tokenHash TEXT PRIMARY KEY, userId TEXT, expiresAt INTEGER)", []);
  store.all("DELETE FROM LocalSession WHERE expiresAt < ?", [Date.now()]);

  return {
    login(username, given) {
      const userId = sameText(given, password) ? activeUser(org, username) : null;
      if (userId === null) {
        throw new OrgError("INVALID_LOGIN", "Invalid username, password, security token; or user locked out.");
      }
      const session: Session = { token: newToken(org), userId, expiresAt: Date.now() + LIFETIME };
      store.all("INSERT INTO LocalSession VALUES (?, ?, ?)", [hash(session.token), userId, session.expiresAt]);
      return session;
    },
    find(token) {
      const [row] = store.all("SELECT userId, expiresAt FROM LocalSession WHERE tokenHash = ?", [hash(token)]);
      const now = Date.now();
      if (row === undefined || Number(row["expiresAt"]) < now) return null;
      const expiresAt = now + LIFETIME;
      if (expiresAt - Number(row["expiresAt"]) > WRITE_INTERVAL) {
        store.all("UPDATE LocalSession SET expiresAt = ? WHERE tokenHash = ?", [expiresAt, hash(token)]);
      }
      return { token, userId: String(row["userId"]), expiresAt };
    },
    close(token) {
      store.all("DELETE FROM LocalSession WHERE tokenHash = ?", [hash(token)]);
    }
  };
}

function activeUser(org: LocalOrg, username: string): string | null {
  const user = org.schema.requireObject("User");
  const rows = org.store.readWhere(user, "Username", [username.toLowerCase(), username]);
  const row = rows.find((candidate) => candidate["IsActive"] === true && candidate["UserType"] === "Standard");
  return row === undefined ? null : String(row["Id"]);
}

/** The platform's form, org id and `!` first: the Salesforce CLI takes no other. */
function newToken(org: LocalOrg): string {
  return `${organization(org).id.slice(0, 15)}!${randomBytes(32).toString("hex")}`;
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function sameText(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(hash(given)), Buffer.from(hash(expected)));
}
