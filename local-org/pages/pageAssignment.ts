import { nodes, text } from "../metadata/readers.ts";
import type { MetadataNode, Project } from "../metadata/types.ts";
import type { UserContext } from "../security/types.ts";
import { readFlexiPage } from "./flexiPage.ts";
import type { FlexiPage } from "./types.ts";

export type FormFactor = "Large" | "Small";

/** Who looks at which object in which app. */
export interface PageRequest {
  object: string;
  app: string;
  formFactor: FormFactor;
  user: UserContext;
}

/**
 * The record page that is activated for the user: for app, profile and form factor first, then for the app, then as the object's default
 * (https://help.salesforce.com/s/articleView?id=sf.lightning_app_builder_customize_lex_pages_activate.htm). Null: the standard page.
 */
export function assignedRecordPage(project: Project, request: PageRequest): FlexiPage | null {
  const app = project.find("CustomApplication", request.app)?.body;
  const object = project.find("CustomObject", request.object)?.body;
  const candidates = [
    ...overrides(app, "profileActionOverrides").filter(
      (override) => text(override, "profile") === request.user.profileName
    ),
    ...overrides(app, "actionOverrides")
  ].filter((override) => text(override, "pageOrSobjectType") === request.object);
  const content = contentFor(candidates, request) ?? contentFor(overrides(object, "actionOverrides"), request);
  const page = content === null ? undefined : project.find("FlexiPage", content);
  return page === undefined ? null : readFlexiPage(page);
}

function overrides(body: MetadataNode | undefined, element: string): MetadataNode[] {
  return body === undefined ? [] : nodes(body, element);
}

function contentFor(candidates: MetadataNode[], { formFactor }: PageRequest): string | null {
  const pages = candidates.filter(
    (override) => text(override, "actionName") === "View" && text(override, "type")?.toLowerCase() === "flexipage"
  );
  const exact = pages.find((override) => text(override, "formFactor") === formFactor);
  const any = pages.find((override) => text(override, "formFactor") === null);
  const found = exact ?? any ?? (formFactor === "Small" ? pages[0] : undefined);
  return found === undefined ? null : text(found, "content");
}

/** The platform's own record page: details and related lists, below the highlights. */
export function standardRecordPage(object: string): FlexiPage {
  const item = (component: string) => ({
    kind: "component" as const,
    component,
    id: component,
    properties: {},
    visibility: null
  });
  const tab = (title: string, body: string) => ({ ...item("flexipage:tab"), id: body, properties: { title, body } });
  return {
    name: "",
    label: object,
    type: "RecordPage",
    template: "flexipage:recordHomeTemplateDesktop",
    object,
    regionNames: ["header", "main", "sidebar"],
    regions: {
      header: [item("force:highlightsPanel")],
      main: [{ ...item("flexipage:tabset"), properties: { tabs: "standardTabs" } }],
      sidebar: [],
      standardTabs: [tab("Related", "standardRelated"), tab("Details", "standardDetails")],
      standardRelated: [item("force:relatedListContainer")],
      standardDetails: [item("force:detailPanel")]
    }
  };
}

/** The home page of an app: its own, where the app overrides it, or one that the project has of this kind. */
export function homePage(project: Project, app: string): FlexiPage | null {
  const body = project.find("CustomApplication", app)?.body;
  const override = overrides(body, "actionOverrides").find(
    (candidate) => text(candidate, "pageOrSobjectType") === "standard-home" || text(candidate, "actionName") === "Tab"
  );
  const content = override === undefined ? null : text(override, "content");
  const page = content === null ? undefined : project.find("FlexiPage", content);
  return page === undefined ? null : readFlexiPage(page);
}
