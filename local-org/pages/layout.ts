import { flag, nodes, text, texts } from "../metadata/readers.ts";
import type { MetadataComponent, MetadataNode, Project } from "../metadata/types.ts";
import type { SObjectSchema } from "../schema/types.ts";
import type { UserContext } from "../security/types.ts";
import { layoutActions } from "./quickActions.ts";
import { standardLayout } from "./standardLayout.ts";
import type { LayoutBehavior, LayoutItem, LayoutSection, PageLayout } from "./types.ts";

/**
 * The layout that the user's profile assigns to the record type; where the project assigns none, its only or first layout of the object,
 * and for objects without any the one that the platform makes.
 */
export function pageLayout(
  project: Project,
  object: SObjectSchema,
  recordType: string | null,
  user: UserContext
): PageLayout {
  const name = assignedLayout(project, object.name, recordType, user.profileName);
  const own = project.ofType("Layout").filter(({ fullName }) => fullName.startsWith(`${object.name}-`));
  const component = own.find(({ fullName }) => fullName === name) ?? own[0];
  return component === undefined ? standardLayout(object) : readLayout(component);
}

function assignedLayout(project: Project, object: string, recordType: string | null, profile: string): string | null {
  const assignments = nodes(project.find("Profile", profile)?.body ?? {}, "layoutAssignments").filter((assignment) =>
    text(assignment, "layout")?.startsWith(`${object}-`)
  );
  const wanted = recordType === null ? null : `${object}.${recordType}`;
  const found =
    assignments.find((assignment) => text(assignment, "recordType") === wanted) ??
    assignments.find((assignment) => text(assignment, "recordType") === null);
  return found === undefined ? null : text(found, "layout");
}

export function readLayout({ body }: MetadataComponent): PageLayout {
  return {
    sections: nodes(body, "layoutSections")
      .map(sectionOf)
      .filter(({ columns }) => columns.some((column) => column.length > 0)),
    relatedLists: nodes(body, "relatedLists").map((list) => ({
      name: text(list, "relatedList") ?? "",
      fields: texts(list, "fields"),
      sortField: text(list, "sortField"),
      sortDescending: text(list, "sortOrder") === "Desc"
    })),
    actions: layoutActions(body)
  };
}

function sectionOf(section: MetadataNode): LayoutSection {
  return {
    label: text(section, "label") ?? "",
    heading: flag(section, "detailHeading") || flag(section, "customLabel"),
    columns: nodes(section, "layoutColumns").map((column) => nodes(column, "layoutItems").flatMap(itemOf))
  };
}

/** Blank spaces, custom links and embedded pages are left out. */
function itemOf(item: MetadataNode): LayoutItem[] {
  const field = text(item, "field");
  const behavior = (text(item, "behavior") ?? "Edit") as LayoutBehavior;
  return field === null ? [] : [{ field, behavior }];
}
