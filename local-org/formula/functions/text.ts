import { Decimal } from "decimal.js";
import { FormulaRuntimeError, type Compiled } from "../runtime.ts";
import { asText, dateToIso, FormulaDecimal, timeToIso, type FormulaType, type Value } from "../values.ts";
import { isId, to18 } from "../../ids.ts";
import { plain, type FormulaFunction, type FunctionTable } from "./definition.ts";

const integer = (value: Value | undefined): number => (Decimal.isDecimal(value) ? value.trunc().toNumber() : 0);

const textOf: FormulaFunction = {
  minimum: 1,
  maximum: 1,
  parameter: () => ["number", "date", "datetime", "time", "picklist"],
  result: () => "text",
  run: ([parameter], scope) => (parameter === undefined ? "" : describe(parameter, parameter.run(scope)))
};

/** A value as TEXT() shows it: numbers without exponent, moments in GMT. */
function describe(parameter: Compiled, value: Value): string {
  if (value === null) return "";
  if (Decimal.isDecimal(value)) return value.toFixed();
  return MOMENTS[parameter.type]?.(value as number) ?? String(value);
}

const MOMENTS: Readonly<Partial<Record<FormulaType, (value: number) => string>>> = {
  date: dateToIso,
  datetime: (value) => `${new Date(value).toISOString().slice(0, 19).replace("T", " ")}Z`,
  time: timeToIso
};

function pad(text: string, length: number, filling: string): string {
  const missing = length - text.length;
  if (missing <= 0 || filling === "") return text.slice(0, Math.max(length, 0));
  return filling.repeat(Math.ceil(missing / filling.length)).slice(0, missing);
}

const padding = (side: "left" | "right"): FormulaFunction =>
  plain(
    ["text", "number", "text"],
    "text",
    ([text, length, filling]) => {
      const given = asText(text);
      const wanted = integer(length);
      if (given.length >= wanted) return given.slice(0, Math.max(wanted, 0));
      const added = pad(given, wanted, filling === undefined ? " " : asText(filling));
      return side === "left" ? added + given : given + added;
    },
    1
  );

/** The number that a text holds; a text that holds none is an error, a blank text stays blank. */
function numberFrom(text: string): Value {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  try {
    return new FormulaDecimal(trimmed);
  } catch {
    throw new FormulaRuntimeError(`VALUE() cannot read '${text}'`);
  }
}

/** The whole text must match, as in Java. */
function matches(text: string, pattern: string): boolean {
  const flags = /^\(\?([ims]+)\)/.exec(pattern);
  const body = flags === null ? pattern : pattern.slice(flags[0].length);
  try {
    return new RegExp(`^(?:${body})$`, flags?.[1] ?? "").test(text);
  } catch {
    throw new FormulaRuntimeError(`REGEX() cannot use the pattern '${pattern}'`);
  }
}

function image(values: Value[]): string {
  const [url, alternative, height, width] = values;
  const size = height === undefined ? "" : ` style="height:${asText(height)}px; width:${asText(width)}px;"`;
  return `<img src="${asText(url)}" alt="${asText(alternative)}"${size} border="0"/>`;
}

function find(needle: string, text: string, start: number): Decimal {
  return new FormulaDecimal(needle === "" ? 0 : text.indexOf(needle, Math.max(start - 1, 0)) + 1);
}

const changed = (change: (text: string) => string, optionalLocale = 0): FormulaFunction =>
  plain(optionalLocale ? ["text", "text"] : ["text"], "text", ([text]) => change(asText(text)), optionalLocale);

/** Functions that read and make text. */
export const TEXT: FunctionTable = {
  TEXT: textOf,
  VALUE: plain(["text"], "number", ([text]) => numberFrom(asText(text))),
  CONTAINS: plain(["text", "text"], "boolean", ([text, part]) => asText(text).includes(asText(part))),
  BEGINS: plain(["text", "text"], "boolean", ([text, part]) => asText(text).startsWith(asText(part))),
  LEFT: plain(["text", "number"], "text", ([text, length]) => asText(text).slice(0, Math.max(integer(length), 0))),
  RIGHT: plain(["text", "number"], "text", ([text, length]) => {
    const taken = integer(length);
    return taken <= 0 ? "" : asText(text).slice(-taken);
  }),
  MID: plain(["text", "number", "number"], "text", ([text, start, length]) => {
    const from = Math.max(integer(start), 1) - 1;
    return asText(text).slice(from, from + Math.max(integer(length), 0));
  }),
  LEN: plain(["text"], "number", ([text]) => new FormulaDecimal(asText(text).length)),
  FIND: plain(
    ["text", "text", "number"],
    "number",
    ([needle, text, start]) => find(asText(needle), asText(text), start === undefined ? 1 : integer(start)),
    1
  ),
  SUBSTITUTE: plain(["text", "text", "text"], "text", ([text, old, replacement]) =>
    asText(old) === "" ? asText(text) : asText(text).replaceAll(asText(old), () => asText(replacement))
  ),
  TRIM: changed((text) => text.trim()),
  UPPER: changed((text) => text.toUpperCase(), 1),
  LOWER: changed((text) => text.toLowerCase(), 1),
  INITCAP: changed((text) =>
    text.toLowerCase().replace(/[\p{L}\p{N}]+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1))
  ),
  REVERSE: changed((text) => [...text].reverse().join("")),
  LPAD: padding("left"),
  RPAD: padding("right"),
  REGEX: plain(["text", "text"], "boolean", ([text, pattern]) => matches(asText(text), asText(pattern))),
  ASCII: plain(["text"], "number", ([text]) => new FormulaDecimal(asText(text).codePointAt(0) ?? 0)),
  CHR: plain(["number"], "text", ([code]) => String.fromCodePoint(integer(code))),
  BR: plain([], "text", () => "<br>"),
  HYPERLINK: plain(
    ["text", "text", "text"],
    "text",
    ([url, label, target]) =>
      `<a href="${asText(url)}" target="${target === undefined ? "_blank" : asText(target)}">${asText(label)}</a>`,
    1
  ),
  IMAGE: plain(["text", "text", "number", "number"], "text", image, 2),
  CASESAFEID: plain(["text"], "text", ([id]) => (isId(asText(id)) ? to18(asText(id)) : asText(id)))
};
