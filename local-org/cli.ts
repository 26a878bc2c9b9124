import { Command } from "commander";
import { runApexFile } from "./cli/apex.ts";
import { explain } from "./explain.ts";
import { runTests } from "./cli/test.ts";

const program = new Command()
  .name("npm run local-org --")
  .description("Runs the Apex of a Salesforce DX project on this machine");

program
  .command("test")
  .description("run Apex tests, each isolated, in memory")
  .option("--project <dir>", "the project's folder", ".")
  .option("--tests <names...>", "classes, or Class.method (all tests where absent)")
  .option("--json", "print what `sf apex run test --json` prints")
  .action((flags) => finish(() => runTests(flags)));

program
  .command("apex")
  .description("run a file of anonymous Apex against the data of the project's local org")
  .argument("<file>", "the file")
  .option("--project <dir>", "the project's folder", ".")
  .option("--data <dir>", "where records are kept (.local-org of the project)")
  .option("--user <username>", "the user as whom to run (the first of the config where absent)")
  .action((file, flags) => finish(() => runApexFile(file, flags)));

await program.parseAsync();

async function finish(work: () => boolean | Promise<boolean>): Promise<void> {
  try {
    process.exitCode = (await work()) ? 0 : 1;
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
