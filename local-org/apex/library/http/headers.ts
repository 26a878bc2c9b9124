/** Headers by their name in any case; their names are told in the order of the alphabet. */
export class Headers {
  readonly #values = new Map<string, { name: string; value: string | null }>();

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase())?.value ?? null;
  }

  set(name: string, value: string | null): void {
    this.#values.set(name.toLowerCase(), { name, value });
  }

  entries(): [name: string, value: string | null][] {
    return [...this.#values.values()].map(({ name, value }) => [name, value]);
  }

  names(): string[] {
    return [...this.#values.keys()].sort().map((key) => this.#values.get(key)?.name ?? key);
  }
}
