import type { Block, DocumentScore, DocumentSection, Fact, HandoffPaper, ListItem } from "./model";
import { PRINT_STYLE } from "./printStyle";

/** Sizes that a page can be laid out for; `auto` leaves the choice to the print dialog. */
export type PaperSize = "auto" | "A4" | "Letter";

const NOT_FILLED_IN = '<span class="gap">Not filled in</span>';
/** The page loads nothing and runs nothing; only its own style counts. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;"
};

/** The document as a page that stands alone, made to be printed. */
export function htmlOf({ title, status, score, facts, sections }: HandoffPaper, lang: string, size: PaperSize): string {
  return `<!doctype html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
@page { size: ${size === "auto" ? "auto" : `${size} portrait`}; margin: 18mm 16mm; }
${PRINT_STYLE}</style>
</head>
<body>
<main>
<header>
<h1 dir="auto">${escapeHtml(title)}</h1>
${status ? `<p class="status">Status: <strong>${escapeHtml(status)}</strong></p>\n` : ""}${score ? scoreHtml(score) : ""}${factsHtml(facts)}
</header>
${sections.map(sectionHtml).join("\n")}
</main>
</body>
</html>
`;
}

/** Text in which nothing is HTML any more, in an element as in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? character);
}

function scoreHtml({ total, possible, sections }: DocumentScore): string {
  const parts = sections.map(
    ({ label, earned, possible: most }) =>
      `<li>${escapeHtml(label)} <strong>${Number(earned)}</strong>${most === undefined ? "" : ` of ${Number(most)}`}</li>`
  );
  return `<div class="score">
<p>Score: <strong>${Number(total)}</strong> of ${Number(possible)}</p>
${parts.length > 0 ? `<ul>${parts.join("")}</ul>\n` : ""}</div>
`;
}

function sectionHtml({ number, title, blocks }: DocumentSection): string {
  return `<section>
<h2>${number}. ${escapeHtml(title)}</h2>
${blocks.map(blockHtml).join("\n")}
</section>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case "facts":
      return factsHtml(block.facts);
    case "prose":
      return `<h3>${escapeHtml(block.label)}</h3>\n${paragraphs(block.text)}`;
    case "quote":
      return `<h3>${escapeHtml(block.label)}</h3>\n${quoteHtml(block.text, block.by)}`;
    case "note":
      return paragraphs(block.text);
    case "table":
      return block.rows.length > 0 ? tableHtml(block.columns, block.rows) : gap(block.empty);
    default:
      return block.items.length > 0 ? listHtml(block.items) : gap(block.empty);
  }
}

function factsHtml(facts: readonly Fact[]): string {
  const entries = facts.map(({ label, value, url }) => {
    const shown = url ? linkHtml(url) : value ? inLines(value) : NOT_FILLED_IN;
    return `<div><dt>${escapeHtml(label)}</dt><dd dir="auto">${shown}</dd></div>`;
  });
  return `<dl>${entries.join("\n")}</dl>`;
}

function linkHtml(url: string): string {
  const escaped = escapeHtml(url);
  return `<a href="${escaped}" rel="noopener noreferrer">${escaped}</a>`;
}

function quoteHtml(text: string, by: string): string {
  if (!text) {
    return paragraphs("");
  }
  return `<blockquote>${paragraphs(`“${text}”`)}${by ? `<footer>— ${escapeHtml(by)}</footer>` : ""}</blockquote>`;
}

function tableHtml(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td dir="auto">${inLines(cell)}</td>`).join("")}</tr>`);
  return `<table>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join("\n")}
</tbody>
</table>`;
}

function listHtml(items: readonly ListItem[]): string {
  const canBeTicked = items.some(({ done }) => done !== undefined);
  return `<ul${canBeTicked ? ' class="ticks"' : ""}>\n${items.map(itemHtml).join("\n")}\n</ul>`;
}

function itemHtml({ text, warning, details, done }: ListItem): string {
  return [
    done === undefined ? "<li>" : `<li><span class="box">${done ? "☑ done" : "☐ open"}</span> `,
    `<span dir="auto">${inLines(text)}</span>`,
    warning ? ` <strong class="warning">${escapeHtml(warning)}</strong>` : "",
    details.length > 0 ? `<br><small dir="auto">${inLines(details.join("; "))}</small>` : "",
    "</li>"
  ].join("");
}

function paragraphs(text: string): string {
  return text
    ? text
        .split("\n\n")
        .map((paragraph) => `<p dir="auto">${inLines(paragraph)}</p>`)
        .join("\n")
    : `<p>${NOT_FILLED_IN}</p>`;
}

function gap(text: string): string {
  return `<p class="gap">${escapeHtml(text)}</p>`;
}

function inLines(text: string): string {
  return escapeHtml(text).replaceAll("\n", "<br>");
}
