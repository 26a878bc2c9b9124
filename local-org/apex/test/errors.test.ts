import assert from "node:assert/strict";
import { mkdtempSync, copyFileSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { after, describe, it } from "node:test";
import { SourceError } from "../../errors.ts";
import { openBookshop, projectWithApexOf } from "./harness.ts";

const FOLDER = join(import.meta.dirname, "errors");
const org = openBookshop();
after(() => org.close());

/** Each source has one mistake; its first line tells where and how the platform reports it. */
describe("mistakes are reported at their line in the platform's words", () => {
  for (const path of readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).sort()) {
    if (extname(path) !== "") it(path, () => assertReported(join(FOLDER, path)));
  }
});

function assertReported(file: string): void {
  const [, line = "", message = ""] = /^\/\/ (\d+): (.*)$/m.exec(readFileSync(file, "utf8")) ?? [];
  const alone = mkdtempSync(join(tmpdir(), "apex-error-"));
  try {
    copyFileSync(file, join(alone, basename(file)));
    org.apex.compile(projectWithApexOf(alone));
    assert.fail("it compiled");
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    assert.equal(`${error.line}: ${error.message}`, `${line}: ${message}`);
  } finally {
    rmSync(alone, { recursive: true });
  }
}
