import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { stageProject } from "../stageProject.ts";

describe("stageProject", () => {
  let root: string;
  let staging: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "stage-"));
    staging = join(root, "staging");
    write("project/sfdx-project.json", JSON.stringify({ packageDirectories: [{ path: "app" }] }));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  it("turns a component's TypeScript into JavaScript and keeps its decorators", () => {
    write(
      "project/app/lwc/greeting/greeting.ts",
      'import { LightningElement, api } from "lwc";\nimport type { Word } from "c/words";\nexport default class Greeting extends LightningElement {\n  @api word: Word | undefined;\n}\n'
    );
    assert.equal(stageProject(join(root, "project"), staging), 1);
    const compiled = readFileSync(join(staging, "app/lwc/greeting/greeting.js"), "utf8");
    assert.match(compiled, /@api\s+word;/);
    assert.doesNotMatch(compiled, /Word \||c\/words/);
    assert.equal(existsSync(join(staging, "app/lwc/greeting/greeting.ts")), false);
  });

  it("leaves tests and compiler settings behind, and takes everything else as it is", () => {
    write("project/app/tsconfig.json", "{}");
    write("project/app/lwc/greeting/__tests__/greeting.test.ts", "it;");
    write("project/app/classes/Greeting.cls", "public class Greeting {}");
    stageProject(join(root, "project"), staging);
    assert.equal(existsSync(join(staging, "app/tsconfig.json")), false);
    assert.equal(existsSync(join(staging, "app/lwc/greeting/__tests__")), false);
    assert.equal(readFileSync(join(staging, "app/classes/Greeting.cls"), "utf8"), "public class Greeting {}");
  });

  it("forgets what an earlier staging left", () => {
    write("staging/app/classes/Old.cls", "public class Old {}");
    write("project/app/classes/New.cls", "public class New {}");
    stageProject(join(root, "project"), staging);
    assert.equal(existsSync(join(staging, "app/classes/Old.cls")), false);
  });

  it("names file, line and column of a mistake", () => {
    write("project/app/lwc/broken/broken.ts", "export const a = 1;\nexport const b = (;\n");
    assert.throws(() => stageProject(join(root, "project"), staging), /broken\.ts:2:19: Expression expected/);
  });
});
