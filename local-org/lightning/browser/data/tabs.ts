import type { TabInfo } from "./context.ts";

/** The address of a tab. */
export function tabUrl({ kind, name, target }: TabInfo): string {
  if (kind === "home") return "/lightning/page/home";
  return kind === "object" ? `/lightning/o/${target}/list` : `/lightning/n/${name}`;
}
