import { CommanderError } from "commander";
import { writeFileSync } from "node:fs";
import { connect } from "../org/connect.ts";
import { errorText } from "../org/errors.ts";
import { JsforceApi } from "../seed/jsforceApi.ts";
import * as messages from "./messages.ts";
import { readOptions, type ExportOptions } from "./options.ts";
import { ExportError, readDocument, readUserSettings } from "./readDocument.ts";
import { loadRenderer } from "./renderer.ts";

const SUCCESS = 0;
const FAILURE = 1;
const WRONG_USAGE = 2;

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  try {
    const options = readOptions(argv);
    deliver(await documentOf(options), options.output);
    return SUCCESS;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? SUCCESS : WRONG_USAGE;
    }
    console.error(errorText(error));
    return FAILURE;
  }
}

async function documentOf({ org, opportunity, format, paper, currency }: ExportOptions): Promise<string> {
  const api = new JsforceApi(await connect(org));
  const record = await readDocument(api, opportunity);
  const settings = { ...(await readUserSettings(api)), currency, now: new Date() };
  const { renderHtml, renderJson, renderMarkdown } = await loadRenderer();
  const renderings = {
    md: () => renderMarkdown(record, settings),
    html: () => renderHtml(record, settings, paper),
    json: () => renderJson(record, settings)
  };
  return renderings[format]();
}

function deliver(text: string, file: string | undefined): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new ExportError(messages.cannotWrite(file, errorText(error)));
  }
  console.error(messages.written(file));
}
