/** Takes something back that belongs to what is rolled back, though it is no record. */
export type Undo = () => void;

interface Savepoint {
  name: string;
  /** How many undos were there when it was set. */
  undos: number;
}

/** The savepoints of an open transaction, oldest first, and what is to be taken back when one of them is rolled back to. */
export class Savepoints {
  #open: Savepoint[] = [];
  #undos: Undo[] = [];
  #count = 0;

  /** A new savepoint's name; it is open from now on. */
  open(): string {
    this.#count += 1;
    const name = `savepoint_${String(this.#count)}`;
    this.#open.push({ name, undos: this.#undos.length });
    return name;
  }

  isOpen(name: string): boolean {
    return this.#open.some((savepoint) => savepoint.name === name);
  }

  whenUndone(undo: Undo): void {
    this.#undos.push(undo);
  }

  /** Takes back what came after the savepoint, newest first; later savepoints are gone, this one stays. */
  undoTo(name: string): void {
    const index = this.#open.findIndex((savepoint) => savepoint.name === name);
    this.#open.length = index + 1;
    this.#undoDownTo(this.#open[index]?.undos ?? 0);
  }

  /** The savepoint and later ones are gone; what came after it stays. */
  release(name: string): void {
    this.#open.length = this.#open.findIndex((savepoint) => savepoint.name === name);
  }

  /** The transaction has committed. */
  clear(): void {
    this.#open = [];
    this.#undos = [];
  }

  /** The transaction was rolled back. */
  undoAll(): void {
    this.#open = [];
    this.#undoDownTo(0);
  }

  #undoDownTo(count: number): void {
    while (this.#undos.length > count) this.#undos.pop()?.();
  }
}
