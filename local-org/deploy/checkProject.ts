import { SourceError } from "../errors.ts";
import { buildLightning } from "../lightning/build/lightningBuild.ts";
import { projectNames } from "../lightning/build/projectNames.ts";
import { openOrg, type OpenedOrg } from "../openOrg.ts";
import type { OrgConfig } from "../setup/config.ts";
import { deployedConfig } from "./orgSources.ts";

/** A project that holds together, opened in memory; or the mistakes that keep it from that. */
export type Check = { org: OpenedOrg; problems: [] } | { org: null; problems: SourceError[] };

/** Opens the project as an org that passes: metadata, schema, Apex, components. */
export async function checkProject(projectDir: string, config: OrgConfig, cacheDir: string): Promise<Check> {
  let org: OpenedOrg | null = null;
  try {
    org = openOrg({
      projectDir,
      dataDir: ":memory:",
      toleratesApexProblems: true,
      toleratesMetadataProblems: true,
      configFor: (project) => deployedConfig(config, project)
    });
    const problems = [...org.project.mistakes.noted(), ...org.apex.problems];
    if (problems.length > 0) throw new Problems(problems);
    if (org.project.ofType("LightningComponentBundle").length > 0) await compileComponents(org, cacheDir);
    return { org, problems: [] };
  } catch (error) {
    org?.close();
    if (error instanceof Problems) return { org: null, problems: error.problems };
    if (error instanceof SourceError) return { org: null, problems: [error] };
    throw error;
  }
}

async function compileComponents(org: OpenedOrg, cacheDir: string): Promise<void> {
  const build = await buildLightning(org.project, projectNames(org), cacheDir);
  await build.close();
}

class Problems extends Error {
  readonly problems: SourceError[];

  constructor(problems: readonly SourceError[]) {
    super("The project does not hold together");
    this.problems = [...problems];
  }
}
