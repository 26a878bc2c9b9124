import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** This project's folder. */
export const PROJECT = resolve(import.meta.dirname, "../..");

const PROJECT_FILE = "sfdx-project.json";
const SETTINGS = "force-app/main/handoff/customMetadata/Handoff_Setting.Default.md-meta.xml";

export interface ProjectCopy {
  dir: string;
  remove(): void;
}

/** What stops the app from creating handoffs when deals are won. */
export const NO_CREATION = ["Creates_Handoffs__c"];

/** A copy of the project's metadata in a folder of its own, with these of the app's settings switched off. */
export function copyProject(switchedOff: readonly string[] = []): ProjectCopy {
  const dir = mkdtempSync(join(tmpdir(), "bench-project-"));
  for (const path of [...packageDirectories(), "config", PROJECT_FILE])
    cpSync(join(PROJECT, path), join(dir, path), { recursive: true });
  for (const setting of switchedOff) switchOff(join(dir, SETTINGS), setting);
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

function packageDirectories(): string[] {
  const project = JSON.parse(readFileSync(join(PROJECT, PROJECT_FILE), "utf8")) as {
    packageDirectories: { path: string }[];
  };
  return project.packageDirectories.map(({ path }) => path);
}

function switchOff(file: string, setting: string): void {
  const before = readFileSync(file, "utf8");
  const after = before.replace(new RegExp(`(<field>${setting}</field>\\s*<value[^>]*>)true<`), "$1false<");
  if (after === before) throw new Error(`${setting} is not switched on in ${file}.`);
  writeFileSync(file, after);
}
