import { Command, InvalidArgumentError, Option } from "commander";

/** Which won Opportunities to seed, where, and how to tell of it. */
export interface SeedOptions {
  /** A login URL, or an alias or user name that the Salesforce CLI knows. */
  org?: string;
  opportunity?: string;
  where?: string;
  since?: string;
  dryRun: boolean;
  json: boolean;
}

const RECORD_ID = /^006[a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?$/;
const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the command line. Wrong input ends the process with a sentence that says what is expected (exit code 2). */
export function readOptions(argv: readonly string[]): SeedOptions {
  const command = new Command("npm run seed --")
    .description(
      "Creates and seeds the handoff of every won Opportunity that has none; with --opportunity, --where or --since, also seeds existing ones again."
    )
    .option("--org <url|alias>", "login URL, or an org that the Salesforce CLI knows (default: the local org)")
    .addOption(
      new Option("--opportunity <id>", "only this Opportunity").argParser(opportunityId).conflicts(["where", "since"])
    )
    .option("--where <soql>", "only won Opportunities that meet this SOQL condition")
    .addOption(new Option("--since <date>", "only Opportunities closed on this day or later").argParser(calendarDate))
    .option("--dry-run", "say what would be done and change nothing", false)
    .option("--json", "print the result as JSON", false)
    .allowExcessArguments(false)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  return command.parse(argv, { from: "user" }).opts<SeedOptions>();
}

function opportunityId(value: string): string {
  if (!RECORD_ID.test(value)) {
    throw new InvalidArgumentError("An Opportunity id has 15 or 18 characters and begins with 006.");
  }
  return value;
}

function calendarDate(value: string): string {
  if (!CALENDAR_DATE.test(value) || Number.isNaN(Date.parse(value))) {
    throw new InvalidArgumentError("Write the date as YYYY-MM-DD.");
  }
  return value;
}
