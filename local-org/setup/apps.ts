import { to18 } from "../ids.ts";
import { text } from "../metadata/readers.ts";
import type { Project } from "../metadata/types.ts";
import type { SetupRecords } from "./setupRecords.ts";

/** The key prefix of applications, which have no object of their own. */
const APPLICATION = "02u";

/** Writes an item of the app menu for each app of the project; new ones come last, the order of the others stays as it was set. */
export function syncApps(records: SetupRecords, project: Project): void {
  const apps = project.ofType("CustomApplication");
  records.keepOnly("AppMenuItem", "Name", new Set(apps.map(({ fullName }) => fullName)));
  let last = Math.max(0, ...records.all("AppMenuItem").map(({ SortOrder }) => Number(SortOrder)));
  for (const { fullName, body } of apps) {
    const values = { Label: text(body, "label") ?? fullName, Description: text(body, "description") };
    const isKnown = records.find("AppMenuItem", { Name: fullName }) !== undefined;
    const item = { ...values, ...(isKnown ? {} : firstSettings(++last)) };
    const id = records.put("AppMenuItem", { Name: fullName }, item);
    records.put("AppMenuItem", { Name: fullName }, { ApplicationId: to18(APPLICATION + id.slice(3, 15)) });
  }
}

function firstSettings(place: number) {
  return {
    Type: "TabSet",
    IsAccessible: true,
    IsVisible: true,
    SortOrder: place,
    UserSortOrder: place
  };
}
