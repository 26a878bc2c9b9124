import type { FastifyInstance } from "fastify";
import { Connection } from "jsforce";
import { join } from "node:path";
import { createMetadataHost } from "../../deploy/metadataHost.ts";
import { openOrg, type OpenedOrg } from "../../openOrg.ts";
import { createServer } from "../createServer.ts";

/** A server over the bookshop, in memory, on a free port. */
export interface TestServer {
  url: string;
  org: OpenedOrg;
  /** A connection of jsforce, logged in. */
  connect(username?: string): Promise<Connection>;
  /** Sends JSON with the session of the administrator; answers status and body. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  body: unknown;
}

/** What stands at a path of an answer, such as `results.0.errorCode`; undefined where nothing does. */
export function at(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], value);
}

/** What each item of the list at a path has at another path. */
export function pluck(value: unknown, path: string, itemPath: string): unknown[] {
  const list = at(value, path);
  return Array.isArray(list) ? list.map((item) => at(item, itemPath)) : [];
}

export const BOOKSHOP = join(import.meta.dirname, "../../fixtures/bookshop");
export const ADMIN = "admin@example.com";
export const PASSWORD = "local";
export const VERSION = "/services/data/v62.0";

/** Over another project too, with the administrator that its config names. */
export async function startTestServer(projectDir = BOOKSHOP, administrator = ADMIN): Promise<TestServer> {
  const org = openOrg({ projectDir, dataDir: ":memory:" });
  const app: FastifyInstance = await createServer(org, {
    password: PASSWORD,
    metadata: createMetadataHost({ org, deployed: null, config: org.config, cacheDir: "", takeUp: async () => {} })
  });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const connect = async (username = administrator): Promise<Connection> => {
    const connection = new Connection({ loginUrl: url, version: "62.0" });
    await connection.login(username, PASSWORD);
    return connection;
  };
  const token = (await connect()).accessToken ?? "";
  return {
    url,
    org,
    connect,
    async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
      const json: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const response = await fetch(url + path, {
        method,
        headers: { authorization: `Bearer ${token}`, ...json, ...headers },
        ...(body === undefined ? {} : { body: text })
      });
      const answer = await response.text();
      return { status: response.status, body: answer === "" ? undefined : JSON.parse(answer) };
    },
    async close() {
      await app.close();
      org.close();
    }
  };
}
