import type { LightningElement } from "lwc";

/** Stands in for `lightning/navigation` in component tests, and remembers where they went. */
export const navigate = jest.fn();

const NAVIGATE = Symbol("Navigate");

export function NavigationMixin(base: typeof LightningElement): typeof LightningElement {
  return class extends base {
    [NAVIGATE](page: unknown): void {
      navigate(page);
    }
  };
}
NavigationMixin.Navigate = NAVIGATE;
