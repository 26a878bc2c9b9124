import { Command, InvalidArgumentError, Option } from "commander";
import { toLongId } from "../org/ids.ts";

export type Format = "md" | "html" | "json";

/** Whose handoff to export, from where, and in which form. */
export interface ExportOptions {
  opportunity: string;
  /** A login URL, or an alias or user name that the Salesforce CLI knows. */
  org?: string;
  format: Format;
  paper: "auto" | "A4" | "Letter";
  /** ISO 4217, for orgs with one currency: the API does not tell which it is. */
  currency: string;
  output?: string;
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
): ExportOptions {
  return new Command("npm run export --")
    .description("Writes the handoff document of an Opportunity, with what this user may read of it.")
    .addOption(new Option("--opportunity <id>", "the Opportunity").argParser(opportunityId).makeOptionMandatory())
    .option("--org <url|alias>", "login URL, or an org that the Salesforce CLI knows (default: the local org)")
    .addOption(new Option("--format <format>", "form of the document").choices(["md", "html", "json"]).default("md"))
    .addOption(
      new Option("--paper <size>", "size of the printed page, with --format html")
        .choices(["auto", "A4", "Letter"])
        .default("auto")
    )
    .addOption(
      new Option("--currency <code>", "currency of an org that has only one").argParser(currencyCode).default("USD")
    )
    .option("--output <file>", "file to write (default: standard output)")
    .allowExcessArguments(false)
    .configureOutput({ writeErr: tell })
    .exitOverride()
    .parse(argv, { from: "user" })
    .opts<ExportOptions>();
}

function opportunityId(value: string): string {
  const id = value.startsWith(KEY_PREFIX) ? toLongId(value) : null;
  if (id === null) {
    throw new InvalidArgumentError("An Opportunity id has 15 or 18 characters and begins with 006.");
  }
  return id;
}

function currencyCode(value: string): string {
  if (!/^[A-Z]{3}$/.test(value)) {
    throw new InvalidArgumentError("Write the currency as three capitals, for example EUR.");
  }
  return value;
}
