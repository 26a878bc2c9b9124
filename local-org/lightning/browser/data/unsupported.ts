import { LightningElement } from "lwc";
import { notSupported, unsupportedExport } from "./notSupported.ts";

/** Stands in the page for a base component that the local org has not, and says so. */
export function unsupportedComponent(specifier: string): typeof LightningElement {
  return class extends LightningElement {
    connectedCallback(): void {
      const message = Object.assign(document.createElement("p"), {
        role: "alert",
        textContent: notSupported(specifier)
      });
      this.template?.append(message);
    }
  };
}

/** What a module that the local org has not exports: each name, whatever it is used as, says so. */
export function unsupportedExports(specifier: string): Record<string, unknown> {
  return new Proxy({}, { get: (_target, name) => unsupportedExport(`${specifier} ${String(name)}`) });
}
