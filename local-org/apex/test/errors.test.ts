import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, describe, it } from "node:test";
import { SourceError } from "../../errors.ts";
import { openBookshop, projectWithApexOf } from "./harness.ts";

const FOLDER = join(import.meta.dirname, "errors");
const org = openBookshop();
after(() => org.close());

/** Each source, or folder of sources, has one mistake; the first line of the source tells where and how the platform reports it. */
for (const subject of readdirSync(FOLDER).sort()) {
  describe(`mistakes in ${subject} are reported at their line in the platform's words`, () => {
    for (const name of readdirSync(join(FOLDER, subject)).sort()) {
      it(name, () => assertReported(join(FOLDER, subject, name)));
    }
  });
}

function assertReported(path: string): void {
  const project = mkdtempSync(join(tmpdir(), "apex-error-"));
  const isFolder = !/\.(cls|trigger)$/.test(path);
  try {
    cpSync(path, isFolder ? project : join(project, basename(path)), { recursive: true });
    org.apex.compile(projectWithApexOf(project));
    assert.fail("it compiled");
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    assert.equal(`// ${error.line}: ${error.message}`, expected(isFolder ? join(path, `${basename(path)}.cls`) : path));
  } finally {
    rmSync(project, { recursive: true });
  }
}

function expected(file: string): string {
  return readFileSync(file, "utf8").split("\n")[0] ?? "";
}
