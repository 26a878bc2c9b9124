import assert from "node:assert/strict";
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { OrgError } from "../../errors.ts";
import { unpack } from "../unpack.ts";

let outer: string;
let dir: string;

beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), "unpack-"));
  dir = join(outer, "inner");
});

afterEach(() => rmSync(outer, { recursive: true, force: true }));

test("files stand below the folder", () => {
  unpack(zipSync({ "unpackaged/classes/A.cls": strToU8("class A {}"), "./b/../c.txt": strToU8("c") }), dir);
  assert.equal(readFileSync(join(dir, "unpackaged/classes/A.cls"), "utf8"), "class A {}");
  assert.equal(readFileSync(join(dir, "c.txt"), "utf8"), "c");
});

test("an entry that leads outside is refused, and nothing is written there", () => {
  for (const name of ["../out.txt", "a/../../out.txt", "/out.txt", "..\\out.txt", "C:\\out.txt", "a\0/../../out.txt"]) {
    assert.throws(() => unpack(zipSync({ [name]: strToU8("x") }), dir), OrgError, name);
    assert.deepEqual(
      readdirSync(outer).filter((each) => each !== "inner"),
      [],
      name
    );
  }
  assert.equal(existsSync("/out.txt"), false);
});

test("a symbolic link becomes a plain file", () => {
  const link = { os: 3, attrs: 0o120777 << 16 };
  unpack(zipSync({ link: [strToU8("/etc"), link], "link2/passwd": strToU8("x") }), dir);
  assert.equal(lstatSync(join(dir, "link")).isSymbolicLink(), false);
});

test("more than the platform takes is refused before it is unpacked", () => {
  const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`f${n}`, new Uint8Array()]));
  assert.throws(() => unpack(zipSync(many), dir), /more than 10000 files/);
  const zip = zipSync({ "bomb.txt": new Uint8Array(1024) });
  declareSize(zip, 0xfffffff0);
  assert.throws(() => unpack(zip, dir), /more than \d+ bytes/);
});

test("a file holds no more than its entry declares", () => {
  const zip = zipSync({ "bomb.txt": new Uint8Array(1024 * 1024) });
  declareSize(zip, 10);
  unpack(zip, dir);
  assert.equal(readFileSync(join(dir, "bomb.txt")).length, 10);
});

/** Writes another unpacked size into the directory of a zip with one entry. */
function declareSize(zip: Uint8Array, size: number): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const endOfDirectory = zip.length - 22;
  const directory = view.getUint32(endOfDirectory + 16, true);
  view.setUint32(directory + 24, size, true);
}
