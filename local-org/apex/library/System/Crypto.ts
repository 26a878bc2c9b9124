import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  randomBytes,
  timingSafeEqual
} from "node:crypto";
import { ApexBlob, raise } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

const DIGESTS: Record<string, string> = {
  MD5: "md5",
  SHA1: "sha1",
  "SHA-1": "sha1",
  SHA256: "sha256",
  "SHA-256": "sha256",
  SHA512: "sha512",
  "SHA-512": "sha512",
  "SHA3-256": "sha3-256",
  "SHA3-384": "sha3-384",
  "SHA3-512": "sha3-512"
};
const MACS: Record<string, string> = { HMACMD5: "md5", HMACSHA1: "sha1", HMACSHA256: "sha256", HMACSHA512: "sha512" };
const SIGNATURES: Record<string, string> = {
  RSA: "sha1",
  "RSA-SHA1": "sha1",
  "RSA-SHA256": "sha256",
  "RSA-SHA384": "sha384",
  "RSA-SHA512": "sha512",
  "ECDSA-SHA256": "sha256",
  "ECDSA-SHA384": "sha384",
  "ECDSA-SHA512": "sha512"
};
const KEY_BYTES: Record<string, number> = { AES128: 16, AES192: 24, AES256: 32 };
const IV_BYTES = 16;

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm */
export const CryptoClass: LibraryClass = {
  name: "System.Crypto",
  statics: required({
    generateDigest: (algorithm: string, input: ApexBlob) =>
      new ApexBlob(createHash(named(DIGESTS, algorithm)).update(input.bytes).digest()),
    generateMac: (algorithm: string, input: ApexBlob, key: ApexBlob) => new ApexBlob(mac(algorithm, input, key)),
    verifyHmac: (algorithm: string, input: ApexBlob, key: ApexBlob, expected: ApexBlob) => {
      const actual = mac(algorithm, input, key);
      return actual.length === expected.bytes.length && timingSafeEqual(actual, expected.bytes);
    },
    generateAesKey: (bits: number) =>
      [128, 192, 256].includes(bits) ? new ApexBlob(randomBytes(bits / 8)) : refuse(`Invalid key size: ${bits}`),
    encrypt: (algorithm: string, key: ApexBlob, iv: ApexBlob, data: ApexBlob) =>
      new ApexBlob(encrypt(algorithm, key.bytes, iv.bytes, data.bytes)),
    decrypt: (algorithm: string, key: ApexBlob, iv: ApexBlob, data: ApexBlob) =>
      new ApexBlob(decrypt(algorithm, key.bytes, iv.bytes, data.bytes)),
    encryptWithManagedIV: (algorithm: string, key: ApexBlob, data: ApexBlob) => {
      const iv = randomBytes(IV_BYTES);
      return new ApexBlob(Buffer.concat([iv, encrypt(algorithm, key.bytes, iv, data.bytes)]));
    },
    decryptWithManagedIV: (algorithm: string, key: ApexBlob, data: ApexBlob) =>
      new ApexBlob(decrypt(algorithm, key.bytes, data.bytes.subarray(0, IV_BYTES), data.bytes.subarray(IV_BYTES))),
    sign: (algorithm: string, input: ApexBlob, key: ApexBlob) => {
      const privateKey = createPrivateKey({ key: key.bytes, format: "der", type: "pkcs8" });
      return new ApexBlob(createSign(named(SIGNATURES, algorithm)).update(input.bytes).sign(privateKey));
    },
    "verify(String,Blob,Blob,Blob)": (algorithm: string, data: ApexBlob, signature: ApexBlob, key: ApexBlob) => {
      const publicKey = createPublicKey({ key: key.bytes, format: "der", type: "spki" });
      return createVerify(named(SIGNATURES, algorithm)).update(data.bytes).verify(publicKey, signature.bytes);
    },
    getRandomInteger: () => randomBytes(4).readInt32BE(),
    getRandomLong: () => randomBytes(8).readBigInt64BE()
  })
};

function mac(algorithm: string, input: ApexBlob, key: ApexBlob): Buffer {
  return createHmac(named(MACS, algorithm), key.bytes).update(input.bytes).digest();
}

function encrypt(algorithm: string, key: Buffer, iv: Buffer, data: Buffer): Buffer {
  const cipher = createCipheriv(cipherName(algorithm, key, iv), key, iv);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

function decrypt(algorithm: string, key: Buffer, iv: Buffer, data: Buffer): Buffer {
  const name = cipherName(algorithm, key, iv);
  try {
    const decipher = createDecipheriv(name, key, iv);
    return Buffer.concat([decipher.update(data), decipher.final()]);
  } catch {
    raise(
      "System.SecurityException",
      "Given final block not properly padded. Such issues can arise if a bad key is used during decryption."
    );
  }
}

function cipherName(algorithm: string, key: Buffer, iv: Buffer): string {
  const bytes = KEY_BYTES[algorithm.toUpperCase()] ?? refuse(`Unrecognized algorithm: ${algorithm}`);
  if (key.length !== bytes) refuse(`Invalid private key. Must be ${bytes} bytes.`);
  if (iv.length !== IV_BYTES) refuse(`Invalid initialization vector. Must be ${IV_BYTES} bytes.`);
  return `aes-${bytes * 8}-cbc`;
}

function named(table: Record<string, string>, algorithm: string): string {
  return table[algorithm.toUpperCase()] ?? refuse(`Unrecognized algorithm: ${algorithm}`);
}

function refuse(problem: string): never {
  raise("System.InvalidParameterValueException", problem);
}
