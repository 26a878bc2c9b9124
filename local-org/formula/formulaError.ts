/** A mistake in a formula's source, worded as Setup words it. */
export class FormulaError extends Error {
  /** From 1 on, counted over the whole source. */
  readonly column: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = "FormulaError";
    this.column = offset + 1;
  }
}
