/**
 * Compiles the components into a staging folder and deploys that with the Salesforce CLI.
 *
 * usage: npm run deploy -- [options of `sf project deploy start`, such as --target-org ALIAS or --dry-run]
 */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { stageProject } from "./stageProject.ts";

const project = resolve(import.meta.dirname, "../..");
const staging = resolve(project, "build/deploy");
const salesforceCli = resolve(project, "node_modules/@salesforce/cli/bin/run.js");

try {
  const compiled = stageProject(project, staging);
  console.log(`Compiled ${compiled} component modules into build/deploy.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const deploy = spawnSync(
  process.execPath,
  [salesforceCli, "project", "deploy", "start", "--source-dir", "force-app", ...process.argv.slice(2)],
  { cwd: staging, stdio: "inherit" }
);
process.exit(deploy.status ?? 1);
