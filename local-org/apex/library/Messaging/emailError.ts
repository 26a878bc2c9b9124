/** What keeps a message from being sent. */
export class EmailError extends Error {
  readonly code: string;
  readonly fields: readonly string[];
  readonly targetObjectId: string | null;

  constructor(code: string, message: string, fields: readonly string[] = [], targetObjectId: string | null = null) {
    super(message);
    this.code = code;
    this.fields = fields;
    this.targetObjectId = targetObjectId;
  }
}
