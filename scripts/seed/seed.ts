import { CommanderError } from "commander";
import { connect } from "../org/connect.ts";
import { errorText } from "../org/errors.ts";
import { readOptions, type SeedOptions } from "./options.ts";
import { createProgress } from "./progress.ts";
import { summaryOf } from "./report.ts";
import { ConditionError, runSeed } from "./runSeed.ts";

const SUCCESS = 0;
const FAILURE = 1;
const WRONG_USAGE = 2;

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  try {
    return await seed(readOptions(argv));
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? SUCCESS : WRONG_USAGE;
    }
    throw error;
  }
}

async function seed(options: SeedOptions): Promise<number> {
  const progress = createProgress(!options.json && process.stderr.isTTY === true);
  try {
    const report = await runSeed(await connect(options.org), options, progress);
    console.log(options.json ? JSON.stringify(report, null, 2) : summaryOf(report));
    return report.failed > 0 ? FAILURE : SUCCESS;
  } catch (error) {
    progress.stop();
    if (options.json) {
      console.log(JSON.stringify({ error: errorText(error) }, null, 2));
    }
    console.error(errorText(error));
    return error instanceof ConditionError ? WRONG_USAGE : FAILURE;
  }
}
