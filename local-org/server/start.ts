import { Command } from "commander";
import { resolve } from "node:path";
import { explain } from "../explain.ts";
import { startServer } from "./startServer.ts";

const DEFAULT_PORT = 4200;

interface StartFlags {
  port: string;
  project: string;
  data?: string;
  reset?: true;
  blank?: true;
  timings?: true;
}

const { port, project, ...flags } = new Command()
  .name("npm start --")
  .description("Runs a Salesforce DX project in a local org")
  .option("--port <number>", "port on localhost", process.env["PORT"] ?? String(DEFAULT_PORT))
  .option("--project <dir>", "the project's folder", ".")
  .option("--data <dir>", "where records are kept (.local-org of the project)")
  .option("--reset", "begin anew, with the sample data")
  .option("--blank", "begin with no metadata and no records, for deployments (with --reset, where there are data)")
  .option("--timings", "print how long each part of the start took")
  .parse()
  .opts<StartFlags>();

try {
  await startServer({ ...flags, port: portNumber(port), projectDir: resolve(project) });
} catch (error) {
  console.error(explainStart(error));
  process.exit(1);
}

function portNumber(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  console.error(`--port ${value} is no port: give a number between 1 and 65535.`);
  process.exit(1);
}

/** What a person can do about it. */
function explainStart(error: unknown): string {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  return isTaken
    ? `Port ${port} is taken. Choose another one: npm start -- --port ${Number(port) + 1}`
    : explain(error);
}
