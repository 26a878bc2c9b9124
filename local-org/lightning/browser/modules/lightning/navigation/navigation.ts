import { currentReference, navigate as go, onNavigation, urlOf, type PageReference } from "../../../data/router.ts";
import type { DataCallback } from "../../../data/wireAdapter.ts";

const Navigate = Symbol("Navigate");
const GenerateUrl = Symbol("GenerateUrl");

type Constructor = new (...parameters: never[]) => object;

/** https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate-basic.html */
export const NavigationMixin = Object.assign(
  <T extends Constructor>(Base: T): T =>
    class extends (Base as Constructor) {
      [Navigate](reference: PageReference, replace = false): void {
        go(complete(reference), replace);
      }
      [GenerateUrl](reference: PageReference): Promise<string> {
        return generateUrl(undefined, reference);
      }
    } as T,
  { Navigate, GenerateUrl }
);

function complete(reference: PageReference): PageReference {
  return { ...reference, attributes: reference.attributes ?? {}, state: reference.state ?? {} };
}

/** The page that is shown, and every later one. */
export class CurrentPageReference {
  readonly #emit: (reference: PageReference) => void;
  #stop: (() => void) | undefined;

  constructor(emit: (reference: PageReference) => void) {
    this.#emit = emit;
  }
  connect(): void {
    this.#stop = onNavigation(this.#emit);
    this.#emit(currentReference());
  }
  disconnect(): void {
    this.#stop?.();
  }
  update(): void {}
}

/** There is one place to navigate in, so the context tells nothing. */
export class NavigationContext {
  constructor(emit: DataCallback<object> | ((value: object) => void)) {
    (emit as (value: object) => void)({});
  }
  connect(): void {}
  disconnect(): void {}
  update(): void {}
}

export function navigate(_context: object | undefined, reference: PageReference, replace = false): void {
  go(complete(reference), replace);
}

export async function generateUrl(_context: object | undefined, reference: PageReference): Promise<string> {
  return urlOf(complete(reference));
}
