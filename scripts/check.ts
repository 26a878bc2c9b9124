/**
 * Format, lint and types of everything in the project; says which failed.
 *
 * usage: npm run check
 */
import { spawnSync } from "node:child_process";

const CHECKS = [
  { name: "format", command: ["node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."] },
  { name: "lint", command: ["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."] },
  { name: "types of scripts and local org", command: typeCheck(".") },
  { name: "types of components", command: typeCheck("force-app") },
  { name: "types of the shell", command: typeCheck("local-org/lightning/browser") }
];

function typeCheck(project: string): string[] {
  return ["node_modules/typescript/bin/tsc", "--noEmit", "-p", project];
}

const failed = CHECKS.filter(({ name, command }) => {
  const passes = spawnSync(process.execPath, command, { stdio: "inherit" }).status === 0;
  console.log(`${passes ? "ok    " : "FAILED"} ${name}`);
  return !passes;
});
process.exit(failed.length === 0 ? 0 : 1);
