import type { RecordValues } from "../../../values.ts";
import { currentExecution } from "../../runtime/execution.ts";
import type { ApexList } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_applauncher_AppMenu.htm */
export const AppMenuClass: LibraryClass = {
  name: "AppLauncher.AppMenu",
  statics: required({
    setAppVisibility: (applicationId: string, isVisible: boolean) =>
      change([applicationId], () => ({ IsVisible: isVisible })),
    setOrgSortOrder: (applicationIds: ApexList) => change(idsOf(applicationIds), (place) => ({ SortOrder: place })),
    setUserSortOrder: (applicationIds: ApexList) => change(idsOf(applicationIds), (place) => ({ UserSortOrder: place }))
  })
};

function idsOf(list: ApexList): string[] {
  return list.items.map((id) => String(id));
}

/** Writes into the menu items of the applications, by their place in the list; ids that are no application's have no effect. */
function change(applicationIds: string[], values: (place: number) => RecordValues): void {
  const { schema, store } = currentExecution().platform;
  const object = schema.requireObject("AppMenuItem");
  for (const item of store.readWhere(object, "ApplicationId", applicationIds)) {
    const place = applicationIds.indexOf(String(item["ApplicationId"])) + 1;
    store.update(object, { Id: item["Id"] ?? null, ...values(place) });
  }
}
