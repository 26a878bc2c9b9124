import type { PageReference } from "./router.ts";

/** A dialog class of the base components. */
export interface DialogClass {
  open(options: object): Promise<unknown>;
}

/** Opens the dialog that creates or edits a record. */
export function openRecordDialog(dialog: unknown, { attributes, state }: PageReference): void {
  const defaults = state.defaultFieldValues ?? "";
  void (dialog as DialogClass).open({
    label: "Record",
    size: "medium",
    recordId: attributes.recordId ?? null,
    objectApiName: attributes.objectApiName ?? "",
    recordTypeId: state.recordTypeId ?? null,
    defaults: parseDefaults(defaults)
  });
}

/** `Name=ACME,Industry=Retail`, as `lightning/pageReferenceUtils` encodes it. */
export function parseDefaults(encoded: string): Record<string, string> {
  const pairs = encoded.split(",").filter((pair) => pair.includes("="));
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      return [name.trim(), decodeURIComponent(value)];
    })
  );
}

export function encodeDefaults(values: Record<string, unknown>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join(",");
}

/** Tells the page's title and says it to those who listen to it. */
export function announceTitle(title: string): void {
  document.dispatchEvent(new CustomEvent("localorg__title", { detail: title }));
}
