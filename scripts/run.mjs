// Runs a TypeScript file of the project on the project's own Node, whatever Node is installed: `node scripts/run.mjs FILE [ARGUMENT…]`.
// Plain JavaScript without dependencies, because it is what installs them.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const ownNode = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");
const stampFile = join(modules, ".installed-lock");
const compiledModules = join(root, ".local-org", "cache", "node");
const lockHash = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");

if (!isInstalled()) install();
run(process.argv.slice(2));

function isInstalled() {
  return existsSync(ownNode) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === lockHash;
}

function install() {
  console.error("Installing dependencies (npm ci); this happens once.");
  npm("ci", "--no-audit", "--no-fund", "--ignore-scripts=false");
  // npm versions that hold back install scripts leave the package `node` without its binary.
  if (!existsSync(ownNode))
    spawnSync(process.execPath, ["installArchSpecificPackage.js"], { cwd: join(modules, "node"), stdio: "inherit" });
  if (!existsSync(ownNode)) fail("The package `node` did not install Node 24 for this machine.");
  writeFileSync(stampFile, lockHash);
}

function npm(...parameters) {
  // On standard error, so that a command's --json output stays clean.
  const result = spawnSync("npm", parameters, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32"
  });
  if (result.status !== 0) fail("npm ci failed.");
}

function fail(message) {
  console.error(
    `${message} It needs the npm registry: check the network (or the proxy and registry settings of npm), then run the same command again. ` +
      "Offline, copy node_modules from a machine of the same kind on which `npm ci` ran."
  );
  process.exit(1);
}

function run(parameters) {
  // TypeScript and SQLite in Node are called experimental; a warning on each start helps nobody.
  const child = spawn(ownNode, ["--disable-warning=ExperimentalWarning", ...parameters], {
    stdio: "inherit",
    // Half of the time to load the program goes into stripping types and compiling: Node keeps the result of both.
    env: { NODE_COMPILE_CACHE: compiledModules, ...process.env }
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
}
