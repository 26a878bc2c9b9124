import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";

/** Only what an org takes: no tests, no declarations, no compiler settings. */
const LEFT_OUT = new Set(["__tests__", "__mocks__", "tsconfig.json"]);

/**
 * Writes a copy of the project that any org accepts: each component's TypeScript becomes the JavaScript that Lightning compiles
 * (types removed, decorators kept). The staging folder is made anew.
 *
 * @returns how many TypeScript modules were compiled
 * @throws Error naming file, line and column where a module does not parse
 */
export function stageProject(projectDir: string, stagingDir: string): number {
  rmSync(stagingDir, { recursive: true, force: true });
  mkdirSync(stagingDir, { recursive: true });
  cpSync(join(projectDir, "sfdx-project.json"), join(stagingDir, "sfdx-project.json"));
  const directories = packageDirectories(projectDir);
  for (const directory of directories) {
    cpSync(join(projectDir, directory), join(stagingDir, directory), {
      recursive: true,
      filter: (path) => !LEFT_OUT.has(basename(path))
    });
  }
  return directories.map((directory) => compileModules(join(stagingDir, directory))).reduce((sum, n) => sum + n, 0);
}

function packageDirectories(projectDir: string): string[] {
  const project: { packageDirectories: { path: string }[] } = JSON.parse(
    readFileSync(join(projectDir, "sfdx-project.json"), "utf8")
  );
  return project.packageDirectories.map(({ path }) => path);
}

function compileModules(directory: string): number {
  const modules = readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((path) => join(directory, path))
    .filter((path) => path.endsWith(".ts"));
  modules.forEach(compileModule);
  return modules.length;
}

function compileModule(path: string): void {
  const { outputText, diagnostics } = ts.transpileModule(readFileSync(path, "utf8"), {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true }
  });
  const [mistake] = diagnostics ?? [];
  if (mistake) {
    throw new Error(describe(mistake));
  }
  rmSync(path);
  if (!path.endsWith(".d.ts")) {
    writeFileSync(path.replace(/\.ts$/, ".js"), outputText);
  }
}

function describe({ file, start = 0, messageText }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, "\n");
  if (!file) {
    return text;
  }
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return `${file.fileName}:${line + 1}:${character + 1}: ${text}`;
}
