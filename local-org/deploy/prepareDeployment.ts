import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ignoredIn } from "../composition/ignoredMetadata.ts";
import { explain } from "../explain.ts";
import type { SourceError } from "../errors.ts";
import { readProject } from "../metadata/readProject.ts";
import type { Project } from "../metadata/types.ts";
import type { OrgConfig } from "../setup/config.ts";
import { checkProject } from "./checkProject.ts";
import { mergePackage, packageRoot, removeComponents, type PackagedComponent } from "./convertPackage.ts";
import { copyCandidate, type DeployedProject } from "./deployedProject.ts";
import { brokenFile, missingMembers, packageMistakes } from "./packageMistakes.ts";
import { readManifest } from "./packageXml.ts";
import { runDeployTests } from "./tests.ts";
import type { ComponentResult, DeployOutcome, DeployRequest } from "./types.ts";
import { unpack } from "./unpack.ts";

export interface Preparation {
  request: DeployRequest;
  project: DeployedProject;
  config: OrgConfig;
  /** Where compiled components are kept between starts. */
  cacheDir: string;
}

/** Makes the project that the deployment leads to, beside the one that runs, checks it and runs its tests. */
export async function prepareDeployment({ request, project, config, cacheDir }: Preparation): Promise<DeployOutcome> {
  try {
    const components = await writeCandidate(request.zip, project);
    if (components.some(({ problem }) => problem !== null)) return failed(components);
    const check = await checkProject(project.candidateDir, config, cacheDir);
    if (check.org === null) return failed(withProblems(components, check.problems, project.candidateDir));
    const tests = runDeployTests(check.org, request);
    check.org.close();
    const warned = withWarnings(components, check.org.project);
    return { success: (tests?.failures ?? []).length === 0, components: warned, tests, errorMessage: null };
  } catch (error) {
    return { ...failed([]), errorMessage: explain(error) };
  }
}

function withWarnings(components: ComponentResult[], project: Project): ComponentResult[] {
  return components.map((each) => {
    const component = project.find(each.type, each.fullName);
    return { ...each, warning: component === undefined ? null : ignoredIn(component) };
  });
}

function failed(components: ComponentResult[]): DeployOutcome {
  return { success: false, components, tests: null, errorMessage: null };
}

async function writeCandidate(zip: Uint8Array, project: DeployedProject): Promise<ComponentResult[]> {
  const unpacked = mkdtempSync(join(tmpdir(), "local-org-package-"));
  try {
    unpack(zip, unpacked);
    const root = packageRoot(unpacked);
    const mistakes = packageMistakes(root);
    if (mistakes.length > 0) return mistakes.map(brokenFile);
    copyCandidate(project);
    const before = readProject(project.dir);
    const remove = (file: string): PackagedComponent[] =>
      removeComponents(readManifest(join(root, file)), project.candidateDir);
    const removedFirst = [...remove("destructiveChanges.xml"), ...remove("destructiveChangesPre.xml")];
    const merged = await mergePackage(root, project.candidateDir);
    const removed = [...removedFirst, ...remove("destructiveChangesPost.xml")];
    const missing = missingMembers(readManifest(join(root, "package.xml")), merged);
    return [
      ...missing,
      ...removed.map((component) => ({ ...component, created: false, deleted: true, problem: null })),
      ...merged.map((component) => ({
        ...component,
        created: before.find(component.type, component.fullName) === undefined,
        deleted: false,
        problem: null
      }))
    ];
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

/** Puts each mistake on the component in whose file it is. */
function withProblems(components: ComponentResult[], problems: SourceError[], dir: string): ComponentResult[] {
  const owner = componentFinder(dir);
  return problems.reduce((results, { file, line, column, message }) => {
    const { type, fullName } = owner(file);
    const known = components.find((each) => each.type === type && each.fullName === fullName);
    const place = known ?? { type, fullName, fileName: file, created: false, deleted: false };
    return [...results.filter((each) => each !== known), { ...place, problem: { message, line, column } }];
  }, components);
}

function componentFinder(dir: string): (file: string) => { type: string; fullName: string } {
  const project = readable(dir);
  return (file) => {
    const component = project?.components.find(
      ({ path }) => path === file || path.replace(/-meta\.xml$/, "") === file || file.startsWith(`${path}/`)
    );
    return component ?? { type: "", fullName: file };
  };
}

function readable(dir: string): Project | null {
  try {
    return readProject(dir);
  } catch {
    return null;
  }
}
