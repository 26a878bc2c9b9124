import { once } from "node:events";
import { createServer } from "node:net";

/** Throws (`EADDRINUSE`) where something listens on the port already: better before the org is opened than after. */
export async function requireFreePort(port: number): Promise<void> {
  const probe = createServer().listen(port, "127.0.0.1");
  await once(probe, "listening");
  await new Promise((resolve) => probe.close(resolve));
}
