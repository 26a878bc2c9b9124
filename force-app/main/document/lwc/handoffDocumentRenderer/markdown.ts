import type { Block, Fact, HandoffPaper, ListItem } from "./model";

const NOT_FILLED_IN = "_Not filled in_";
const MEANINGFUL = /[\\`*_[\]<>|~&#]/g;
/** Two of them on a line make a formula; a price is left as it reads. */
const MATH = /\$(?!\d)/g;
const LINE_START = /^[=+\-:!@]/;
const LIST_NUMBER = /^(\d{1,9})([.)])(?=\s|$)/;

/** The document as GitHub Flavored Markdown. */
export function markdownOf({ title, status, score, facts, sections }: HandoffPaper): string {
  const standing = [
    ...(status ? [`**Status:** ${escapeInline(status)}`] : []),
    ...(score ? [`**Score:** ${score.total} of ${score.possible}`] : [])
  ];
  return `${[
    `# ${escapeInline(title)}`,
    standing.join(" | "),
    score?.sections.length ? list(score.sections.map(points)) : "",
    list(facts.map(factLine)),
    ...sections.flatMap(({ number, title: heading, blocks }) => [
      "---",
      `## ${number}. ${heading}`,
      ...blocks.map(blockMarkdown)
    ])
  ]
    .filter(Boolean)
    .join("\n\n")}\n`;
}

/** Text in which nothing is Markdown any more, at the start of a line as in the middle. */
export function escapeMarkdown(text: string): string {
  return text.split("\n").map(escapeLine).join("\n");
}

/** The same for text of which the first line has something before it. */
function escapeAfter(text: string): string {
  const [first = "", ...rest] = text.split("\n");
  return [escapeInline(first), ...rest.map(escapeLine)].join("\n");
}

function escapeLine(line: string): string {
  return escapeInline(line).replace(LINE_START, "\\$&").replace(LIST_NUMBER, "$1\\$2");
}

function escapeInline(text: string): string {
  return text.replace(MEANINGFUL, "\\$&").replace(MATH, "\\$&");
}

function points({ label, earned, possible }: { label: string; earned: number; possible?: number }): string {
  return `${escapeMarkdown(label)}: ${possible === undefined ? earned : `${earned} of ${possible}`}`;
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `### ${block.text}`;
    case "facts":
      return list(block.facts.map(factLine));
    case "prose":
      return `**${block.label}:**\n\n${block.text ? paragraphs(block.text) : NOT_FILLED_IN}`;
    case "quote":
      return `**${block.label}:**\n\n${block.text ? quote(block.text, block.by) : NOT_FILLED_IN}`;
    case "note":
      return paragraphs(block.text);
    case "table":
      return block.rows.length > 0 ? table(block.columns, block.rows) : `_${block.empty}_`;
    default:
      return block.items.length > 0 ? list(block.items.map(itemLine)) : `_${block.empty}_`;
  }
}

function factLine({ label, value, url }: Fact): string {
  return `**${label}:** ${url ? `<${url}>` : value ? escapeAfter(value) : NOT_FILLED_IN}`;
}

function itemLine({ text, warning, details, done }: ListItem): string {
  return [
    done === undefined ? escapeMarkdown(text) : `[${done ? "x" : " "}] ${escapeAfter(text)}`,
    ...(warning ? [`**${warning}**`] : []),
    ...(details.length > 0 ? [escapeAfter(details.join("; "))] : [])
  ].join(" — ");
}

/** Each entry stays in its list item, however many lines it has. */
function list(entries: readonly string[]): string {
  return entries.map((entry) => `- ${entry.replace(/\n+/g, "\\\n  ")}`).join("\n");
}

function paragraphs(text: string): string {
  return text
    .split("\n\n")
    .map((paragraph) => escapeMarkdown(paragraph).replaceAll("\n", "\\\n"))
    .join("\n\n");
}

function quote(text: string, by: string): string {
  const said = paragraphs(`“${text}”`) + (by ? `\n\n— ${escapeInline(by)}` : "");
  return said.replace(/^/gm, "> ").replace(/ +$/gm, "");
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, columns.map(() => "---"), ...rows.map((row) => row.map(cell))]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function cell(text: string): string {
  return escapeInline(text).replace(/\n+/g, "<br>");
}
