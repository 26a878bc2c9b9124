import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = "force-app";

/** The folders of a blank org, in which deployments write a Salesforce DX project. */
export interface DeployedProject {
  /** What the org runs. */
  dir: string;
  /** A deployment at work; thrown away where it fails. */
  candidateDir: string;
  previousDir: string;
}

/** Where the deployed metadata of an org with these data lies. */
export function deployedProject(dataDir: string): DeployedProject {
  const dir = join(dataDir, "deployed");
  return { dir, candidateDir: `${dir}.next`, previousDir: `${dir}.previous` };
}

/** The folder of the project in which components lie. */
export function packageDir(projectDir: string): string {
  return join(projectDir, PACKAGE);
}

/** Whether these data belong to an org that was begun blank. */
export function isDeployed({ dir, previousDir }: DeployedProject): boolean {
  return existsSync(dir) || existsSync(previousDir);
}

/** Begins with no metadata. */
export function beginEmpty(project: DeployedProject): void {
  forget(project);
  mkdirSync(packageDir(project.dir), { recursive: true });
  writeFileSync(
    join(project.dir, "sfdx-project.json"),
    JSON.stringify({ packageDirectories: [{ path: PACKAGE, default: true }], sourceApiVersion: "62.0" }, null, 2)
  );
}

/** Takes away all deployed metadata. */
export function forget(project: DeployedProject): void {
  for (const dir of Object.values(project) as string[]) rmSync(dir, { recursive: true, force: true });
}

/** Mends what a process left that died in the middle of a deployment. */
export function recover({ dir, candidateDir, previousDir }: DeployedProject): void {
  if (!existsSync(dir)) renameSync(previousDir, dir);
  rmSync(previousDir, { recursive: true, force: true });
  rmSync(candidateDir, { recursive: true, force: true });
}

/** Copies what the org runs for a deployment to change. */
export function copyCandidate({ dir, candidateDir }: DeployedProject): void {
  rmSync(candidateDir, { recursive: true, force: true });
  cpSync(dir, candidateDir, { recursive: true });
}

/** Puts the candidate in the place of what the org runs. */
export function takeCandidate({ dir, candidateDir, previousDir }: DeployedProject): void {
  rmSync(previousDir, { recursive: true, force: true });
  renameSync(dir, previousDir);
  renameSync(candidateDir, dir);
}

/** Puts back what the candidate replaced. */
export function takeBack({ dir, previousDir }: DeployedProject): void {
  rmSync(dir, { recursive: true, force: true });
  renameSync(previousDir, dir);
}
