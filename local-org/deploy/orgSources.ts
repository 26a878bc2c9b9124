import { mkdirSync } from "node:fs";
import type { Project } from "../metadata/types.ts";
import { readConfig, type OrgConfig } from "../setup/config.ts";
import { beginEmpty, deployedProject, forget, isDeployed, recover, type DeployedProject } from "./deployedProject.ts";

export interface SourcesOptions {
  projectDir: string;
  dataDir: string;
  reset?: boolean;
  blank?: boolean;
}

/** Where an org's metadata come from: the project's own files, or, in an org that began blank, what was deployed to it. */
export interface OrgSources {
  projectDir: string;
  /** Null where the org runs the project's own files. */
  deployed: DeployedProject | null;
  configFor(project: Project): OrgConfig;
}

/**
 * Finds the sources of the org whose data lie in a folder. What began blank stays so until it is reset; an org of the project's files becomes blank
 * only together with `reset`, or where it has no data yet.
 */
export function orgSources(options: SourcesOptions, hasData: boolean): OrgSources {
  const config = readConfig(options.projectDir);
  const deployed = deployedProject(options.dataDir);
  const begins = options.reset === true || !hasData;
  if (begins && options.blank === true) {
    mkdirSync(options.dataDir, { recursive: true });
    beginEmpty(deployed);
  } else if (begins) {
    forget(deployed);
  }
  if (!isDeployed(deployed)) return { projectDir: options.projectDir, deployed: null, configFor: () => config };
  recover(deployed);
  return { projectDir: deployed.dir, deployed, configFor: (project) => deployedConfig(config, project) };
}

/**
 * The config of an org that began blank: permission sets are assigned as soon as they are deployed, except to the administrator, who assigns their own
 * as in any org; sample data are not loaded.
 */
export function deployedConfig(config: OrgConfig, project: Project): OrgConfig {
  const isThere = (name: string): boolean =>
    project.find("PermissionSet", name) !== undefined || project.find("PermissionSetGroup", name) !== undefined;
  const users = config.users.map((user, index) => ({
    ...user,
    permissionSets: index === 0 ? [] : (user.permissionSets ?? []).filter(isThere)
  }));
  return { ...config, users, sampleData: [] };
}
