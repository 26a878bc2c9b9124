import { cleanTextInLine, safeUrl } from "./cleanText";
import type {
  Block,
  DocumentRecord,
  DocumentRow,
  DocumentScore,
  DocumentSection,
  Fact,
  HandoffPaper,
  ListItem,
  RenderOptions
} from "./model";
import { dayOf, valuesOf, type Values } from "./values";

/** What a section is made of. */
interface Source {
  record: DocumentRecord;
  handoff: DocumentRow;
  values: Values;
}

const SECTIONS: readonly { title: string; blocks: (source: Source) => Block[] }[] = [
  { title: "Opportunity summary", blocks: summary },
  { title: "Why they bought", blocks: reasons },
  { title: "Sold scope", blocks: scope },
  { title: "Technical requirements", blocks: technical },
  { title: "Stakeholders", blocks: stakeholders },
  { title: "Success criteria", blocks: criteria },
  { title: "Risks", blocks: risks },
  { title: "Open items", blocks: openItems },
  { title: "Competition", blocks: competition },
  { title: "Notes for the renewal", blocks: renewal }
];

const ARTIFACTS: Readonly<Record<string, string>> = {
  Solution_Design_URL__c: "Solution design",
  Architecture_Assessment_URL__c: "Architecture assessment",
  Proof_Of_Value_URL__c: "Proof of value",
  Stakeholder_Map_URL__c: "Stakeholder map",
  Win_Strategy_URL__c: "Win strategy"
};

/** Puts a handoff into the document's order: the head, then the ten sections. */
export function paperOf(record: DocumentRecord, options: RenderOptions): HandoffPaper {
  const source: Source = { record, handoff: record.handoff, values: valuesOf(options) };
  return {
    title: `Sales-to-delivery handoff — ${companyName(source)}`,
    status: cleanTextInLine(record.handoff.Status__c),
    score: record.score && cleanScore(record.score),
    facts: head(source, options),
    sections: SECTIONS.map(({ title, blocks }, index): DocumentSection => ({
      number: index + 1,
      title,
      blocks: blocks(source)
    }))
  };
}

function cleanScore(score: DocumentScore): DocumentScore {
  return { ...score, sections: score.sections.map((each) => ({ ...each, label: cleanTextInLine(each.label) })) };
}

function companyName({ handoff, values }: Source): string {
  const name = values.name(handoff, "Account__c") || values.name(handoff, "Opportunity__c");
  return cleanTextInLine(name) || cleanTextInLine(handoff.Name);
}

function head({ handoff, values }: Source, options: RenderOptions): Fact[] {
  return [
    fact("Date", dayOf(options.now, options)),
    fact("Opportunity", values.name(handoff, "Opportunity__c")),
    fact("Sales engineer", values.name(handoff, "SE__c")),
    fact("Account executive", values.name(handoff, "AE__c")),
    fact("Implementation lead", values.name(handoff, "Implementation_Lead__c")),
    fact("Customer success manager", values.name(handoff, "CSM__c")),
    fact("Project manager", values.name(handoff, "Project_Manager__c")),
    fact("Handoff meeting", values.date(handoff, "Handoff_Meeting_Date__c"))
  ];
}

function summary({ record, handoff, values }: Source): Block[] {
  const artifacts = Object.entries(ARTIFACTS).filter(([field]) => values.text(handoff, field));
  return [
    {
      kind: "facts",
      facts: [
        fact("Products sold", (record.products ?? []).map((product) => soldProduct(product, values)).join("; ")),
        fact("Annual recurring revenue", values.money(handoff, "ARR__c")),
        fact("Total contract value", values.money(handoff, "TCV__c")),
        fact("Contract start", values.date(handoff, "Contract_Start__c")),
        fact("Contract term (months)", values.number(handoff, "Contract_Term_Months__c")),
        fact("Contract end", values.date(handoff, "Contract_End__c")),
        fact("Go-live target", values.date(handoff, "Go_Live_Target__c")),
        fact("Renewal date", values.date(handoff, "Renewal_Date__c")),
        ...filled(fact("Next step", values.text(handoff, "Next_Step__c"))),
        ...filled(fact("Description of the deal", values.text(handoff, "Deal_Description__c"))),
        ...artifacts.map(([field, label]) => link(label, handoff[field]))
      ]
    }
  ];
}

function soldProduct(product: DocumentRow, values: Values): string {
  const users = values.number(product, "Users__c");
  const arr = values.money(product, "ARR__c");
  const size = [users && `${users} users`, arr && `${arr} ARR`].filter(Boolean).join(", ");
  return cleanTextInLine(product.Product_Name__c) + (size && ` (${size})`);
}

function reasons({ handoff, values }: Source): Block[] {
  return [
    prose("The problem they had to solve", values.text(handoff, "Business_Problem__c")),
    prose("The outcome they expect", values.text(handoff, "Expected_Outcome__c")),
    {
      kind: "quote",
      label: "In the buyer's own words",
      text: values.text(handoff, "Buyer_Quote__c"),
      by: cleanTextInLine(values.name(handoff, "Quoted_By__c"))
    },
    prose("What closed the deal", values.text(handoff, "Closing_Moment__c")),
    prose("Concerns that nobody said aloud", values.text(handoff, "Unstated_Concerns__c"))
  ];
}

function scope({ record, handoff, values }: Source): Block[] {
  const commitments = record.commitments ?? [];
  const isOutOfScope = (row: DocumentRow): boolean => row.Kind__c === "Out of Scope";
  return [
    table(["Product", "Features included", "Users", "Notes"], record.products, "No products are listed.", (row) => [
      values.text(row, "Product_Name__c"),
      values.text(row, "Features__c"),
      values.number(row, "Users__c"),
      values.text(row, "Caveats__c")
    ]),
    { kind: "heading", text: "Promised in the sale" },
    {
      kind: "list",
      items: commitments.filter((row) => !isOutOfScope(row)).map((row) => promise(row, values)),
      empty: "No promises are listed."
    },
    { kind: "heading", text: "Out of scope" },
    ...unlessNotNeeded(handoff, "Out_Of_Scope", values, {
      kind: "list",
      items: commitments.filter(isOutOfScope).map((row) => ({
        text: values.text(row, "What__c"),
        details: [...told(row, values), ...evidence(row, values)]
      })),
      empty: "Nothing is listed as out of scope."
    })
  ];
}

function promise(row: DocumentRow, values: Values): ListItem {
  const coveredBy = values.name(row, "Covered_By__c");
  return {
    text: values.text(row, "What__c"),
    warning: coveredBy ? undefined : "nothing sold covers this",
    details: [
      ...labelled("covered by", coveredBy),
      ...told(row, values),
      ...labelled("due", values.date(row, "Due_Date__c")),
      ...(row.Is_Stretch__c === true ? ["stretch"] : []),
      ...labelled("outcome:", values.text(row, "Outcome__c")),
      ...evidence(row, values)
    ]
  };
}

/** Who said it to whom, and when. */
function told(row: DocumentRow, values: Values): string[] {
  return [
    ...labelled("by", values.name(row, "Promised_By__c")),
    ...labelled("to", values.name(row, "Promised_To__c")),
    ...labelled("on", values.date(row, "Promised_On__c"))
  ];
}

function evidence(row: DocumentRow, values: Values): string[] {
  return labelled("evidence:", values.text(row, "Evidence__c"));
}

function technical({ record, handoff, values }: Source): Block[] {
  return [
    { kind: "heading", text: "Integrations" },
    ...unlessNotNeeded(
      handoff,
      "Integrations",
      values,
      table(
        ["System", "Direction", "Data", "Pattern", "Priority"],
        record.integrations,
        "No integrations are listed.",
        (row) =>
          ["System__c", "Direction__c", "Data__c", "Pattern__c", "Priority__c"].map((field) => values.text(row, field))
      )
    ),
    { kind: "heading", text: "Data migration" },
    ...unlessNotNeeded(handoff, "Migration", values, {
      kind: "facts",
      facts: [
        fact("Migrating from", values.text(handoff, "Migration_From__c")),
        fact("Data types", values.text(handoff, "Migration_Data_Types__c")),
        fact("Volume", values.text(handoff, "Migration_Volume__c")),
        fact("Data quality", values.text(handoff, "Migration_Quality_Notes__c"))
      ]
    }),
    { kind: "heading", text: "Sign-on" },
    ...unlessNotNeeded(handoff, "SSO", values, {
      kind: "facts",
      facts: [
        fact("Single sign-on required", values.text(handoff, "SSO_Required__c")),
        fact("Identity provider", values.text(handoff, "Identity_Provider__c")),
        fact("Multi-factor authentication required", values.text(handoff, "MFA_Required__c"))
      ]
    }),
    { kind: "heading", text: "Security and compliance" },
    ...unlessNotNeeded(handoff, "Compliance", values, {
      kind: "facts",
      facts: [
        fact("Compliance requirements", values.choices(handoff, "Compliance_Requirements__c")),
        fact("Data residency", values.text(handoff, "Data_Residency__c")),
        fact("Access restrictions", values.text(handoff, "Access_Restrictions__c"))
      ]
    })
  ];
}

function stakeholders({ record, values }: Source): Block[] {
  const people = record.stakeholders ?? [];
  const withReason = (flag: string, reason: string): string =>
    people
      .filter((row) => row[flag] === true)
      .map((row) => [cleanTextInLine(row.Full_Name__c), cleanTextInLine(row[reason])].filter(Boolean).join(": "))
      .join("\n");
  return [
    table(["Name", "Title", "Role", "Relationship", "Contact"], people, "No stakeholders are listed.", (row) => [
      values.text(row, "Full_Name__c"),
      values.text(row, "Title__c"),
      values.text(row, "Role__c"),
      values.text(row, "Relationship__c"),
      lines(values.text(row, "Email__c"), values.text(row, "Phone__c"))
    ]),
    {
      kind: "facts",
      facts: [
        fact("Call first", withReason("Call_First__c", "Call_First_Reason__c")),
        fact("Approach with care", withReason("Approach_With_Care__c", "Approach_With_Care_Reason__c"))
      ]
    }
  ];
}

function criteria({ record, handoff, values }: Source): Block[] {
  return [
    table(
      ["Metric", "Baseline", "Target", "Measured on", "Owner", "Agreed by"],
      record.criteria,
      "No success criteria are listed.",
      (row) => [
        values.text(row, "Metric__c"),
        values.text(row, "Baseline__c"),
        values.text(row, "Target__c"),
        values.date(row, "Measurement_Date__c"),
        row.Owner_Side__c === "Vendor" ? "Us" : values.text(row, "Owner_Side__c"),
        lines(values.name(row, "Agreed_By__c"), values.date(row, "Agreed_On__c"))
      ]
    ),
    { kind: "facts", facts: [fact("First quarterly review", values.date(handoff, "First_QBR_Date__c"))] }
  ];
}

function risks({ record, handoff, values }: Source): Block[] {
  return [
    table(["Risk", "Type", "Severity", "Likelihood", "Mitigation"], record.risks, "No risks are listed.", (row) => [
      lines(values.text(row, "Risk__c"), ...labelled("Cause:", values.text(row, "Named_Cause__c"))),
      values.text(row, "Type__c"),
      values.text(row, "Severity__c"),
      values.text(row, "Likelihood__c"),
      lines(
        values.text(row, "Mitigation__c"),
        ...labelled("Owner:", values.name(row, "Assigned_To__c")),
        ...labelled("Status:", values.text(row, "Status__c"))
      )
    ]),
    prose("The hardest part of the first 90 days", values.text(handoff, "Hardest_Part__c"))
  ];
}

function openItems({ record, handoff, values }: Source): Block[] {
  return unlessNotNeeded(handoff, "Open_Items", values, {
    kind: "list",
    items: (record.openItems ?? []).map((row) => ({
      text: values.text(row, "Item__c"),
      done: row.Status__c === "Done",
      details: [
        values.name(row, "Assigned_To__c") || "nobody assigned",
        ...labelled("due", values.date(row, "Due_Date__c")),
        ...labelled("status:", values.text(row, "Status__c")),
        ...labelled("promise:", values.name(row, "Commitment__c")),
        ...labelled("notes:", values.text(row, "Notes__c"))
      ]
    })),
    empty: "No open items are listed."
  });
}

function competition({ handoff, values }: Source): Block[] {
  return [
    {
      kind: "facts",
      facts: [
        fact("Competitors", values.text(handoff, "Competitors__c")),
        fact("Why we won", values.text(handoff, "Why_We_Won__c")),
        fact("What the runner-up will do next", values.text(handoff, "Runner_Up_Next_Move__c")),
        fact("The bar that was set", values.text(handoff, "Bar_Set__c"))
      ]
    }
  ];
}

function renewal({ handoff, values }: Source): Block[] {
  return [prose("For the renewal", values.text(handoff, "Renewal_Notes__c"))];
}

/** The reason in place of the topic that is not needed; with both, both, because rows that exist are not kept back. */
function unlessNotNeeded(handoff: DocumentRow, topic: string, values: Values, block: Block): Block[] {
  if (handoff[`${topic}_Not_Needed__c`] !== true) {
    return [block];
  }
  const note: Block = { kind: "note", text: `Not needed: ${values.text(handoff, `${topic}_Not_Needed_Reason__c`)}` };
  return isEmpty(block) ? [note] : [note, block];
}

function isEmpty(block: Block): boolean {
  switch (block.kind) {
    case "table":
      return block.rows.length === 0;
    case "list":
      return block.items.length === 0;
    case "facts":
      return block.facts.every(({ value }) => value === "" || value === "No");
    default:
      return false;
  }
}

function table(
  columns: readonly string[],
  rows: readonly DocumentRow[] = [],
  empty: string,
  cells: (row: DocumentRow) => string[]
): Block {
  return { kind: "table", columns, rows: rows.map(cells), empty };
}

function prose(label: string, text: string): Block {
  return { kind: "prose", label, text };
}

function fact(label: string, value: string): Fact {
  return { label, value };
}

function link(label: string, value: unknown): Fact {
  return { label, value: cleanTextInLine(value), url: safeUrl(value) };
}

function filled(entry: Fact): Fact[] {
  return entry.value ? [entry] : [];
}

function labelled(label: string, value: string): string[] {
  return value ? [`${label} ${value}`] : [];
}

function lines(...parts: string[]): string {
  return parts.filter(Boolean).join("\n");
}
