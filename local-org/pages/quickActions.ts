import { nodes, text } from "../metadata/readers.ts";
import type { MetadataNode, Project } from "../metadata/types.ts";

/** A quick action that runs a Lightning web component. */
export interface QuickAction {
  /** `Book__c.Reserve`. */
  name: string;
  label: string;
  /** The component's name. */
  component: string;
  /** `ScreenAction` opens a dialog, `Action` calls the component's `invoke`. */
  kind: "Action" | "ScreenAction";
}

/** The quick actions that a layout offers in the highlights, in its order: those of its action list, else of its older list. */
export function layoutActions(layout: MetadataNode): string[] {
  const listed = nodes(layout, "platformActionList").flatMap((list) => nodes(list, "platformActionListItems"));
  const quick = listed.filter((item) => text(item, "actionType") === "QuickAction");
  const names = quick
    .sort((one, other) => Number(text(one, "sortOrder") ?? 0) - Number(text(other, "sortOrder") ?? 0))
    .map((item) => text(item, "actionName"));
  const older = nodes(layout, "quickActionList")
    .flatMap((list) => nodes(list, "quickActionListItems"))
    .map((item) => text(item, "quickActionName"));
  return (listed.length > 0 ? names : older).filter((name) => name !== null);
}

/** The actions of these names that the local org can run; a name may lack its object, as Lightning pages write it. */
export function quickActions(project: Project, object: string, names: readonly string[]): QuickAction[] {
  return names.flatMap((name) => {
    const action = project.find("QuickAction", name) ?? project.find("QuickAction", `${object}.${name}`);
    const component = action === undefined ? null : text(action.body, "lightningWebComponent");
    if (action === undefined || component === null) return [];
    const kind = text(action.body, "actionSubtype") === "ScreenAction" ? "ScreenAction" : "Action";
    return [{ name: action.fullName, label: text(action.body, "label") ?? action.fullName, component, kind } as const];
  });
}
