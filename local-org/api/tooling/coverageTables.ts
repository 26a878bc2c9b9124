import type { FieldType } from "../../schema/types.ts";
import type { JsonObject } from "../input.ts";
import type { ApiContext } from "../route.ts";
import { apexId } from "./coverage.ts";
import type { ToolingTable } from "./toolingTable.ts";

const COUNTS: Record<string, FieldType> = {
  ApexClassOrTriggerId: "reference",
  ApexClassOrTrigger: "reference",
  NumLinesCovered: "int",
  NumLinesUncovered: "int",
  Coverage: "anyType"
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_apexcodecoverage.htm and its neighbours */
export const coverageTables: readonly ToolingTable[] = [
  {
    name: "ApexCodeCoverage",
    label: "Apex Code Coverage",
    keyPrefix: null,
    columns: { ...COUNTS, ApexTestClassId: "reference", ApexTestClass: "reference", TestMethodName: "string" },
    rows: byMethod
  },
  {
    name: "ApexCodeCoverageAggregate",
    label: "Apex Code Coverage Aggregate",
    keyPrefix: null,
    columns: COUNTS,
    rows: aggregates
  },
  {
    name: "ApexOrgWideCoverage",
    label: "Apex Org Wide Coverage",
    keyPrefix: null,
    columns: { PercentCovered: "int" },
    rows: orgWide
  }
];

function byMethod({ org, coverage }: ApiContext): JsonObject[] {
  const ids = new Map(coverage.all().map(({ name, kind }) => [name, apexId(org, kind, name)]));
  return coverage.methods().flatMap(({ className, methodName, covered }) => {
    const testId = apexId(org, "class", className);
    return covered.map(({ name, lines }) => {
      const ran = new Set(lines);
      const missed = coverage.linesOf(name).filter((line) => !ran.has(line));
      return {
        ApexTestClassId: testId,
        ApexTestClass: { Id: testId, Name: className },
        TestMethodName: methodName,
        ...counts(name, ids.get(name) ?? null, lines, missed)
      };
    });
  });
}

function aggregates({ org, coverage }: ApiContext): JsonObject[] {
  return coverage.all().map(({ name, kind, lines }) => {
    const covered = [...lines].filter(([, runs]) => runs > 0).map(([line]) => line);
    const uncovered = [...lines].filter(([, runs]) => runs === 0).map(([line]) => line);
    return counts(name, apexId(org, kind, name), covered, uncovered);
  });
}

function counts(name: string, id: string | null, coveredLines: number[], uncoveredLines: number[]): JsonObject {
  return {
    ApexClassOrTriggerId: id,
    ApexClassOrTrigger: { Id: id, Name: name },
    NumLinesCovered: coveredLines.length,
    NumLinesUncovered: uncoveredLines.length,
    Coverage: { coveredLines, uncoveredLines }
  };
}

function orgWide({ coverage }: ApiContext): JsonObject[] {
  const runs = coverage.all().flatMap(({ lines }) => [...lines.values()]);
  const covered = runs.filter((count) => count > 0).length;
  return [{ PercentCovered: runs.length === 0 ? 0 : Math.round((covered / runs.length) * 100) }];
}
