import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import type { Project } from "../metadata/types.ts";
import type { ComponentProperty, FlexiPage, PageWithDefaults } from "./types.ts";

interface TargetConfig {
  targets?: string;
  property?: { name?: string; type?: string; default?: string }[];
}

interface BundleFile {
  LightningComponentBundle?: { targetConfigs?: { targetConfig?: TargetConfig[] } };
}

const TARGETS: Record<string, string> = {
  RecordPage: "lightning__RecordPage",
  AppPage: "lightning__AppPage",
  HomePage: "lightning__HomePage"
};

/** Design properties stand in attributes, which metadata otherwise has none of. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseAttributeValue: false,
  isArray: (name) => name === "targetConfig" || name === "property"
});

/** The page with the design properties of its project components. */
export function withDefaults(project: Project, page: FlexiPage): PageWithDefaults {
  return { ...page, componentDefaults: componentProperties(project, page) };
}

/** The design properties of the page's project components, by component name. */
export function componentProperties(project: Project, page: FlexiPage): Record<string, ComponentProperty[]> {
  const names = Object.values(page.regions)
    .flat()
    .flatMap((item) => (item.kind === "component" ? [item.component.replace(/^c:/, "")] : []));
  const target = TARGETS[page.type] ?? "";
  return Object.fromEntries([...new Set(names)].map((name) => [name, propertiesOf(project, name, target)]));
}

function propertiesOf(project: Project, name: string, target: string): ComponentProperty[] {
  const bundle = project.find("LightningComponentBundle", name);
  const file = bundle === undefined ? "" : join(project.dir, bundle.path, `${bundle.fullName}.js-meta.xml`);
  if (!existsSync(file)) return [];
  const parsed = parser.parse(readFileSync(file, "utf8")) as BundleFile;
  const configs = parsed.LightningComponentBundle?.targetConfigs?.targetConfig ?? [];
  const fitting = configs.filter(({ targets = "" }) => targets.split(",").some((one) => one.trim() === target));
  return fitting
    .flatMap(({ property = [] }) => property)
    .map(({ name: property = "", type = "String", default: value }) => ({
      name: property,
      type,
      default: value ?? null
    }));
}
