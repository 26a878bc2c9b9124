/** Numbers that only go up. A rollback does not take them back; a commit makes them last. */
export class Sequences {
  readonly #last: Map<string, number>;
  readonly #unsaved = new Set<string>();

  constructor(saved: Iterable<[string, number]>) {
    this.#last = new Map(saved);
  }

  next(name: string): number {
    const value = (this.#last.get(name) ?? 0) + 1;
    this.#last.set(name, value);
    this.#unsaved.add(name);
    return value;
  }

  /** The numbers that changed since they were last saved. */
  unsaved(): [string, number][] {
    return [...this.#unsaved].map((name) => [name, this.#last.get(name) ?? 0]);
  }

  markSaved(): void {
    this.#unsaved.clear();
  }
}
