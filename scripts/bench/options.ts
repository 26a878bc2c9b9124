import { Command, Option } from "commander";

export interface BenchOptions {
  names: readonly string[];
  json: boolean;
  /** Puts the figures into docs/benchmarks.md. */
  write: boolean;
  /** Another project, whose Apex tests are run too. */
  project: string | null;
}

/** Reads the command line. Throws a `CommanderError` for wrong input, and after the help was asked for (`exitCode` 0). */
export function readOptions(argv: readonly string[], known: readonly { name: string; says: string }[]): BenchOptions {
  const names = known.map(({ name }) => name);
  const command = new Command("npm run bench --")
    .description(
      "Measures the app and the local org, and prints a table for each benchmark. Writes nothing into the project but, with --write, the figures."
    )
    .argument("[names...]", `which benchmarks (all of them where absent): ${names.join(", ")}`)
    .option("--json", "print JSON", false)
    .option("--write", "put the figures into docs/benchmarks.md", false)
    .addOption(
      new Option("--project <dir>", "another project, such as apex-recipes, whose Apex tests are run too").env(
        "BENCH_PROJECT"
      )
    )
    .addHelpText("after", `\nBenchmarks:\n${known.map(({ name, says }) => `  ${name.padEnd(12)}${says}`).join("\n")}`)
    .exitOverride()
    .parse(argv, { from: "user" });
  const unknown = command.args.filter((name) => !names.includes(name));
  if (unknown.length > 0) command.error(`No such benchmark: ${unknown.join(", ")}. Benchmarks: ${names.join(", ")}.`);
  const { json, write, project } = command.opts<{ json: boolean; write: boolean; project?: string }>();
  return { names: command.args.length === 0 ? names : command.args, json, write, project: project ?? null };
}
