import { Connection } from "jsforce";
import { createServer } from "../../local-org/api/createServer.ts";
import type { OpenedOrg } from "../../local-org/openOrg.ts";

const API_VERSION = "62.0";

/** Serves an org on a free port for as long as a client works with it, who is logged in as the administrator. */
export async function withClient<T>(org: OpenedOrg, work: (connection: Connection) => Promise<T>): Promise<T> {
  const app = await createServer(org, { password: org.config.password });
  try {
    const loginUrl = await app.listen({ host: "127.0.0.1", port: 0 });
    const connection = new Connection({ loginUrl, version: API_VERSION });
    await connection.login(org.config.users[0]?.username ?? "", org.config.password);
    return await work(connection);
  } finally {
    await app.close();
  }
}
