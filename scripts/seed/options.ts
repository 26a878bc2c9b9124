import { Command, InvalidArgumentError, Option } from "commander";
import { isDay } from "./conversions.ts";
import { toLongId } from "../org/ids.ts";

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

const KEY_PREFIX = "006";

/**
 * Reads the command line.
 *
 * @param tell takes the help, and the sentence that says what is expected instead of wrong input
 * @throws CommanderError for wrong input (`exitCode` 1) and after the help was asked for (`exitCode` 0)
 */
export function readOptions(
  argv: readonly string[],
  tell: (text: string) => void = (text) => void process.stderr.write(text)
): SeedOptions {
  return new Command("npm run seed --")
    .description(
      "Creates and seeds the handoff of every won Opportunity that has none; with --opportunity, --where or --since, also seeds existing ones again."
    )
    .option("--org <url|alias>", "login URL, or an org that the Salesforce CLI knows (default: the local org)")
    .addOption(
      new Option("--opportunity <id>", "only this Opportunity").argParser(opportunityId).conflicts(["where", "since"])
    )
    .addOption(
      new Option("--where <soql>", "only won Opportunities that meet this SOQL condition").argParser(condition)
    )
    .addOption(new Option("--since <date>", "only Opportunities closed on this day or later").argParser(calendarDate))
    .option("--dry-run", "say what would be done and change nothing", false)
    .option("--json", "print the result as JSON", false)
    .allowExcessArguments(false)
    .configureOutput({ writeErr: tell })
    .exitOverride()
    .parse(argv, { from: "user" })
    .opts<SeedOptions>();
}

function opportunityId(value: string): string {
  const id = value.startsWith(KEY_PREFIX) ? toLongId(value) : null;
  if (id === null) {
    throw new InvalidArgumentError("An Opportunity id has 15 or 18 characters and begins with 006.");
  }
  return id;
}

function condition(value: string): string {
  if (value.trim() === "") {
    throw new InvalidArgumentError("Write a SOQL condition, for example \"Type = 'New Business'\".");
  }
  return value;
}

function calendarDate(value: string): string {
  if (!isDay(value)) {
    throw new InvalidArgumentError("Write the date as YYYY-MM-DD.");
  }
  return value;
}
