import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { rollup, type Plugin } from "rollup";
import { KeptFiles } from "../../keptFiles.ts";
import { keptModules, type CompiledModule } from "../build/plugins/keptModules.ts";

let dir: string;
let compiled: string[];

before(() => {
  dir = mkdtempSync(join(tmpdir(), "kept-modules-"));
});

beforeEach(() => {
  compiled = [];
  rmSync(join(dir, "kept"), { recursive: true, force: true });
});

after(() => rmSync(dir, { recursive: true, force: true }));

/** Writes in capitals, and refuses what is empty. */
function compiler(version = "1.0.0"): Plugin {
  return {
    name: "compiler",
    version,
    transform(source) {
      compiled.push(source);
      if (source === "") this.error("nothing to compile");
      return { code: source.replace("quiet", "LOUD"), map: null };
    }
  };
}

interface Build {
  file?: string;
  version?: string;
  options?: object;
}

async function build(source: string, { file = "one/lwc/probe/probe.js", version, options = {} }: Build = {}) {
  const input = join(dir, file);
  mkdirSync(dirname(input), { recursive: true });
  writeFileSync(input, source);
  const kept = new KeptFiles<CompiledModule>(join(dir, "kept"));
  const bundle = await rollup({ input, plugins: [keptModules(compiler(version), kept, options)] });
  const { output } = await bundle.generate({ format: "es" });
  return output[0].code;
}

const SOURCE = 'export default "quiet";\n';

test("a module is compiled once, wherever the project lies", async () => {
  const first = await build(SOURCE);
  assert.match(first, /LOUD/);
  assert.equal(await build(SOURCE), first);
  assert.equal(await build(SOURCE, { file: "two/lwc/probe/probe.js" }), first);
  assert.equal(compiled.length, 1);
});

test("another text, bundle, option or version of the compiler is compiled", async () => {
  await build(SOURCE);
  await build('export default "quiet too";\n');
  await build(SOURCE, { file: "one/lwc/other/other.js" });
  await build(SOURCE, { options: { enableLwcOn: true } });
  await build(SOURCE, { version: "1.0.1" });
  assert.equal(compiled.length, 5);
});

test("a damaged file is ignored", async () => {
  const first = await build(SOURCE);
  for (const damage of ['{"code":"exp', "null", '{"code":1}']) {
    for (const name of readdirSync(join(dir, "kept"))) writeFileSync(join(dir, "kept", name), damage);
    assert.equal(await build(SOURCE), first, damage);
  }
  assert.equal(compiled.length, 4);
});

test("a mistake is refused each time", async () => {
  await assert.rejects(build(""), /nothing to compile/);
  await assert.rejects(build(""), /nothing to compile/);
});
