/** The user interface that the local org has: Lightning Experience on a desktop. */
export const LIGHTNING_EXPERIENCE = "Theme4d";

const MEMBERS: ReadonlySet<string> = new Set(["uitheme", "uithemedisplayed"]);

/** Whether `$User.` followed by this is the user interface, which is no field of the user. Source: the Visualforce guide's global variables. */
export function isUserTheme(member: string): boolean {
  return MEMBERS.has(member.toLowerCase());
}
