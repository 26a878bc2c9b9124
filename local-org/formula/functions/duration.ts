import type { Decimal } from "decimal.js";
import type { FormulaFunction } from "./definition.ts";

const SECONDS_PER_DAY = 86_400;

/** FORMATDURATION(seconds [, includes days]), or the time between two times (HH:MM:SS) or two moments (D:HH:MM:SS). */
export const FORMATDURATION: FormulaFunction = {
  minimum: 1,
  maximum: 2,
  parameter(index, [first]) {
    if (index === 0) return ["number", "time", "datetime"];
    return first === "number" ? ["boolean"] : [first ?? "datetime"];
  },
  result: () => "text",
  run(parameters, scope) {
    const [first, second] = parameters.map((parameter) => parameter.run(scope));
    if (first === null || first === undefined || second === null) return null;
    const type = parameters[0]?.type;
    if (type === "number") return duration((first as Decimal).toNumber(), second === true);
    return duration((Number(second ?? first) - Number(first)) / 1000, type === "datetime");
  }
};

function duration(seconds: number, withDays: boolean): string {
  const whole = Math.trunc(Math.abs(seconds));
  const days = withDays ? Math.floor(whole / SECONDS_PER_DAY) : 0;
  const rest = whole - days * SECONDS_PER_DAY;
  const clock = [rest / 3600, (rest / 60) % 60, rest % 60].map((part) => String(Math.floor(part)).padStart(2, "0"));
  return (withDays ? [String(days), ...clock] : clock).join(":");
}
