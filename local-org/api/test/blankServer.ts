import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMetadataHost } from "../../deploy/metadataHost.ts";
import { orgSources } from "../../deploy/orgSources.ts";
import { openOrg, type OpenedOrg } from "../../openOrg.ts";
import { createServer } from "../createServer.ts";
import { BOOKSHOP, PASSWORD } from "./testServer.ts";

/** A server over a blank org, open to deployments, on a free port. */
export interface BlankServer {
  url: string;
  org: OpenedOrg;
  /** A folder that goes when the server closes. */
  home: string;
  close(): Promise<void>;
}

export async function startBlankServer(): Promise<BlankServer> {
  const home = mkdtempSync(join(tmpdir(), "local-org-blank-"));
  const dataDir = join(home, "org");
  const sources = orgSources({ projectDir: BOOKSHOP, dataDir, blank: true }, false);
  const org = openOrg({ projectDir: sources.projectDir, dataDir, configFor: sources.configFor });
  const app = await createServer(org, {
    password: PASSWORD,
    metadata: createMetadataHost({
      org,
      deployed: sources.deployed,
      config: org.config,
      cacheDir: join(home, "cache"),
      takeUp: async () => org.reload()
    })
  });
  const url = (await app.listen({ host: "127.0.0.1", port: 0 })).replace("127.0.0.1", "localhost");
  return {
    url,
    org,
    home,
    async close() {
      await app.close();
      org.close();
      rmSync(home, { recursive: true, force: true });
    }
  };
}
