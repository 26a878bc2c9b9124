import type { UserContext } from "../security/types.ts";

/** What a client logged in for. */
export interface Session {
  /** The bearer token, 32 random bytes. Only the client keeps it: the org stores its hash. */
  token: string;
  userId: string;
  /** Milliseconds since 1970; moves on with every use. */
  expiresAt: number;
}

/** Who is logged in. Sessions last two hours from their last use and survive a restart. */
export interface Sessions {
  /** Throws an `OrgError` INVALID_LOGIN where the username or the password is wrong. */
  login(username: string, password: string): Session;
  /** The session of a token, its expiry moved on; null where it is unknown or has expired. */
  find(token: string): Session | null;
  close(token: string): void;
}

/** The name of the cookie in which the shell's session travels. */
export const SESSION_COOKIE = "sid";

declare module "fastify" {
  interface FastifyRequest {
    /** The user whose session the request carries; set before every route that needs a session. */
    orgUser: UserContext;
    /** The session's token. */
    sessionToken: string;
  }
}
