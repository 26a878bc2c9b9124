import type { FastifyInstance } from "fastify";
import { Connection } from "jsforce";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "../../../local-org/api/createServer.ts";
import { openOrg } from "../../../local-org/openOrg.ts";
import { fieldMapping, validationRule, type MappingValues } from "./metadataFiles.ts";

const ROOT = join(import.meta.dirname, "../../..");
const COPIED = ["force-app", "force-app-teams", "config", "sfdx-project.json"];

/** What a test org has besides the app. */
export interface Additions {
  mappings?: Readonly<Record<string, MappingValues>>;
  /** Formulas of validation rules by object. */
  rules?: Readonly<Record<string, string>>;
}

/** A local org with the app and without records, on a free port. */
export interface SeedOrg {
  url: string;
  connection: Connection;
  close(): Promise<void>;
}

/** Opens a copy of the project, so that a test may add metadata to it. */
export async function openSeedOrg(additions: Additions = {}): Promise<SeedOrg> {
  const projectDir = mkdtempSync(join(tmpdir(), "seed-org-"));
  for (const path of COPIED) {
    cpSync(join(ROOT, path), join(projectDir, path), { recursive: true });
  }
  addMetadata(projectDir, additions);
  const org = openOrg({ projectDir, dataDir: ":memory:", blank: true });
  const app: FastifyInstance = await createServer(org, { password: org.config.password });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const connection = new Connection({ loginUrl: url, version: "62.0" });
  await connection.login("admin@example.com", org.config.password);
  return {
    url,
    connection,
    async close() {
      await app.close();
      org.close();
      rmSync(projectDir, { recursive: true });
    }
  };
}

function addMetadata(projectDir: string, { mappings = {}, rules = {} }: Additions): void {
  const main = join(projectDir, "force-app/main");
  for (const [name, values] of Object.entries(mappings)) {
    writeFileSync(
      join(main, `seeding/customMetadata/Handoff_Field_Mapping.${name}.md-meta.xml`),
      fieldMapping(name, values)
    );
  }
  for (const [object, formula] of Object.entries(rules)) {
    const folder = join(main, "handoff/objects", object, "validationRules");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "Refused.validationRule-meta.xml"), validationRule("Refused", formula));
  }
}
