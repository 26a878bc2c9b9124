import assert from "node:assert/strict";
import { mkdtempSync, copyFileSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { SourceError } from "../../errors.ts";
import { openBookshop, projectWithApexOf } from "./harness.ts";

const FOLDER = join(import.meta.dirname, "errors");

/** Each class of the folder has one mistake; its first line tells where and how the platform reports it. */
describe("Apex mistakes are reported at their line in the platform's words", () => {
  const org = openBookshop();
  after(() => org.close());

  for (const name of readdirSync(FOLDER)) {
    it(name, () => {
      const [, line = "", message = ""] = /^\/\/ (\d+): (.*)$/m.exec(readFileSync(join(FOLDER, name), "utf8")) ?? [];
      const alone = mkdtempSync(join(tmpdir(), "apex-error-"));
      try {
        copyFileSync(join(FOLDER, name), join(alone, name));
        org.apex.compile(projectWithApexOf(alone));
        assert.fail("it compiled");
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        assert.equal(`${error.line}: ${error.message}`, `${line}: ${message}`);
      } finally {
        rmSync(alone, { recursive: true });
      }
    });
  }
});
