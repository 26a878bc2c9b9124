/** What went wrong at an element of an interview. Goes along the element's fault connector, or ends the interview. */
export class FlowFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = "FlowFault";
  }
}

/** An interview that ended because the flow refused the record that started it, with custom errors. */
export interface CustomError {
  message: string;
  /** Null for the record as a whole. */
  field: string | null;
}
