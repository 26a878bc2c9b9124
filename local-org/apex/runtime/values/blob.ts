/** Bytes. */
export class ApexBlob {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  static ofText(text: string): ApexBlob {
    return new ApexBlob(Buffer.from(text, "utf8"));
  }

  static ofBase64(text: string): ApexBlob {
    return new ApexBlob(Buffer.from(text, "base64"));
  }

  /** As concatenation and `String.valueOf` show it; `toString()` in Apex gives the text. */
  toString(): string {
    return `Blob[${this.bytes.length}]`;
  }
}
