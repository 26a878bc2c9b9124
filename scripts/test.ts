/**
 * Runs every test of the project, level by level, and says at the end which levels failed.
 *
 * usage: npm test [-- LEVEL…]     levels: apex, components, scripts, local-org, browser
 */
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";

interface Level {
  name: string;
  says: string;
  command: () => string[];
}

const LEVELS: Level[] = [
  { name: "apex", says: "Apex tests on the local org", command: () => ["local-org/cli.ts", "test"] },
  { name: "components", says: "Jest tests of the components", command: () => ["node_modules/jest/bin/jest.js"] },
  { name: "scripts", says: "tests of the scripts", command: () => nodeTests("scripts/**/*.test.ts") },
  { name: "local-org", says: "tests of the local org", command: () => nodeTests("local-org/**/test/*.test.ts") },
  { name: "browser", says: "browser tests of the app", command: () => nodeTests("browser-tests/*.test.ts") }
];

function nodeTests(pattern: string): string[] {
  const files = globSync(pattern, { exclude: (path) => path.includes("node_modules") });
  if (files.length === 0) {
    throw new Error(`No test file matches ${pattern}.`);
  }
  return ["--test", "--test-concurrency=2", ...files];
}

function chosenLevels(names: string[]): Level[] {
  const unknown = names.filter((name) => !LEVELS.some((level) => level.name === name));
  if (unknown.length > 0) {
    console.error(`No such level: ${unknown.join(", ")}. Levels: ${LEVELS.map(({ name }) => name).join(", ")}.`);
    process.exit(2);
  }
  return names.length === 0 ? LEVELS : LEVELS.filter((level) => names.includes(level.name));
}

function passes(level: Level): boolean {
  console.log(`\n${level.says}`);
  return spawnSync(process.execPath, level.command(), { stdio: "inherit" }).status === 0;
}

const failed = chosenLevels(process.argv.slice(2)).filter((level) => !passes(level));
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.map(({ says }) => says).join(", ")}.`);
  process.exit(1);
}
console.log("\nAll tests passed.");
