/** One error in Salesforce's own form: REST, SOAP, SaveResult and DmlException all show these three. */
export interface OrgErrorDetail {
  /** A Salesforce status or error code, such as `INVALID_FIELD` or `FIELD_CUSTOM_VALIDATION_EXCEPTION`. */
  statusCode: string;
  message: string;
  fields: string[];
}

/** A request that Salesforce would refuse, with the code and text with which it would. */
export class OrgError extends Error implements OrgErrorDetail {
  readonly statusCode: string;
  readonly fields: string[];

  constructor(statusCode: string, message: string, fields: string[] = []) {
    super(message);
    this.name = "OrgError";
    this.statusCode = statusCode;
    this.fields = fields;
  }
}

/** A mistake in the project's own files; stops the start with one clear line. */
export class SourceError extends Error {
  readonly file: string;
  readonly line: number;
  readonly column: number;

  constructor(file: string, line: number, column: number, message: string) {
    super(message);
    this.name = "SourceError";
    this.file = file;
    this.line = line;
    this.column = column;
  }

  /** `path/File.cls:12:5: message`. */
  describe(): string {
    return `${this.file}:${this.line}:${this.column}: ${this.message}`;
  }
}

/** What the platform has and the local org has not. Never caught to be hidden: it must reach the person. */
export class NotSupportedError extends Error {
  /** What it is, without the words around it. */
  readonly what: string;

  constructor(what: string, where?: string) {
    super(`not supported by the local org: ${what}${where === undefined ? "" : `, at ${where}`}`);
    this.name = "NotSupportedError";
    this.what = what;
  }
}
