import { ApexBlob, raise } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_encodingUtil.htm */
export const EncodingUtilClass: LibraryClass = {
  name: "System.EncodingUtil",
  statics: required({
    base64Decode: (text: string) => ApexBlob.ofBase64(text),
    base64Encode: (blob: ApexBlob) => blob.bytes.toString("base64"),
    convertFromHex: (text: string) =>
      /^(?:[0-9a-fA-F]{2})*$/.test(text)
        ? new ApexBlob(Buffer.from(text, "hex"))
        : raise("System.InvalidParameterValueException", "Invalid hexadecimal string"),
    convertToHex: (blob: ApexBlob) => blob.bytes.toString("hex"),
    urlDecode: (text: string, charset: string) => urlDecode(text, encodingOf(charset)),
    urlEncode: (text: string, charset: string) => urlEncode(Buffer.from(text, encodingOf(charset)))
  })
};

const ENCODINGS: Record<string, BufferEncoding> = {
  "utf-8": "utf8",
  utf8: "utf8",
  "iso-8859-1": "latin1",
  "us-ascii": "latin1"
};

function encodingOf(charset: string): BufferEncoding {
  return (
    ENCODINGS[charset.toLowerCase()] ??
    raise("System.InvalidParameterValueException", `Unsupported encoding: ${charset}`)
  );
}

/** As forms are encoded: a blank becomes `+`. */
function urlEncode(bytes: Buffer): string {
  return [...bytes].map((byte) => encodeByte(byte)).join("");
}

function encodeByte(byte: number): string {
  const letter = String.fromCharCode(byte);
  if (letter === " ") return "+";
  return /[A-Za-z0-9.*_-]/.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

function urlDecode(text: string, encoding: BufferEncoding): string {
  const spaced = text.replaceAll("+", " ");
  if (/%(?![0-9a-fA-F]{2})/.test(spaced)) {
    raise("System.IllegalArgumentException", "URLDecoder: Illegal hex characters in escape (%) pattern");
  }
  return spaced.replace(/(?:%[0-9a-fA-F]{2})+/g, (codes) =>
    Buffer.from(codes.replaceAll("%", ""), "hex").toString(encoding)
  );
}
