import type { MappingProblem } from "./fieldMappings.ts";
import type { DealResult } from "./seedOpportunities.ts";

/** The result of a run: what `--json` prints, and what the summary is made of. */
export interface Report {
  org: string;
  dryRun: boolean;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  rowsAdded: number;
  rowsUpdated: number;
  apiCalls: number;
  seconds: number;
  notes: readonly string[];
  mappingProblems: readonly MappingProblem[];
  opportunities: readonly DealResult[];
}

/** What a report is made of besides the results. */
export type RunFacts = Pick<Report, "org" | "dryRun" | "apiCalls" | "seconds" | "notes" | "mappingProblems">;

/** Counts results. Rows of failed Opportunities are not counted: how many of them were written is not known. */
export function toReport(opportunities: readonly DealResult[], facts: RunFacts): Report {
  const done = opportunities.filter(({ outcome }) => outcome !== "failed");
  const count = (wanted: DealResult["outcome"]): number =>
    opportunities.filter(({ outcome }) => outcome === wanted).length;
  return {
    ...facts,
    created: count("created"),
    updated: count("updated"),
    unchanged: count("unchanged"),
    failed: count("failed"),
    rowsAdded: sum(done.map(({ rowsAdded }) => rowsAdded)),
    rowsUpdated: sum(done.map(({ rowsUpdated }) => rowsUpdated)),
    opportunities
  };
}

/** The summary for people. */
export function summaryOf(report: Report): string {
  return [
    ...report.notes.map((note) => `Note: ${note}`),
    ...report.mappingProblems.map(
      ({ mapping, message }) => `Warning: field mapping ${mapping} was left out. ${message}`
    ),
    ...report.opportunities.flatMap(failuresOf),
    ...countsOf(report),
    `${report.apiCalls} API calls, ${report.seconds.toFixed(1)} seconds, ${report.org}`
  ].join("\n");
}

function failuresOf({ id, name, errors }: DealResult): string[] {
  const title = name === "" ? id : `${name} (${id})`;
  return errors.map(({ object, statusCode, message }) => `Failed: ${title}, ${object}: ${statusCode}: ${message}`);
}

function countsOf(report: Report): string[] {
  const heading = report.dryRun ? "Dry run, nothing was changed. Handoffs that would be" : "Handoffs";
  return [
    `${heading}: ${report.created} created, ${report.updated} updated, ${report.unchanged} unchanged, ${report.failed} failed`,
    `Rows: ${report.rowsAdded} added, ${report.rowsUpdated} updated`
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
