/** How the local org tells that it lacks something. */
export function notSupported(what: string): string {
  return `not supported by the local org: ${what}`;
}

/** A function that the platform has and the local org has not: whoever calls it is told. */
export function unsupportedFunction(what: string): () => never {
  return () => {
    throw new Error(notSupported(what));
  };
}

/** A wire adapter that the platform has and the local org has not: it answers with an error that says so, in the form that `failure` gives it. */
export function unsupportedAdapter(
  what: string,
  failure = (error: Error): object => ({ error })
): new (emit: (value: object) => void) => object {
  return class {
    readonly #emit: (value: object) => void;
    constructor(emit: (value: object) => void) {
      this.#emit = emit;
      emit({ data: undefined, error: undefined });
    }
    connect(): void {
      console.error(notSupported(what));
      this.#emit({ data: undefined, ...failure(new Error(notSupported(what))) });
    }
    update(): void {}
    disconnect(): void {}
  };
}

/** The GraphQL adapter answers with a list of errors: https://developer.salesforce.com/docs/platform/graphql/guide/graphql-wire-lwc-query.html */
export function unsupportedGraphQL(what: string): new (emit: (value: object) => void) => object {
  return unsupportedAdapter(what, ({ message }) => ({ errors: [{ message }] }));
}

/** Something of the platform that the local org has not, be it a function or a wire adapter. */
export function unsupportedExport(what: string): unknown {
  const Adapter = unsupportedAdapter(what);
  return function stub(this: unknown, ...values: [(value: object) => void]): object {
    if (new.target !== undefined) return new Adapter(...values);
    throw new Error(notSupported(what));
  };
}
