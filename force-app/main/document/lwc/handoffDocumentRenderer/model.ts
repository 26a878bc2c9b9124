/** A record as Apex or the REST API gives it. */
export interface DocumentRow {
  readonly [field: string]: unknown;
}

/** A handoff with everything below it. Lists that the reader may not see can be absent. */
export interface DocumentRecord {
  readonly handoff: DocumentRow;
  readonly products?: readonly DocumentRow[];
  readonly stakeholders?: readonly DocumentRow[];
  readonly criteria?: readonly DocumentRow[];
  readonly risks?: readonly DocumentRow[];
  readonly openItems?: readonly DocumentRow[];
  readonly commitments?: readonly DocumentRow[];
  readonly integrations?: readonly DocumentRow[];
  readonly score?: DocumentScore;
}

export interface DocumentScore {
  readonly total: number;
  readonly possible: number;
  /** What a section could earn is known to the page, but not stored on the record. */
  readonly sections: readonly { readonly label: string; readonly earned: number; readonly possible?: number }[];
}

/** How values are written. */
export interface RenderOptions {
  /** BCP 47, for example `en-US`. */
  readonly locale: string;
  /** ISO 4217; a record's own `CurrencyIsoCode` goes first. */
  readonly currency: string;
  /** IANA name, for points in time; calendar dates have none. */
  readonly timeZone: string;
  /** The moment that the document is dated with. */
  readonly now: Date;
}

/** A value with its name; the empty text stands for "not filled in". */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** A web address that is safe to link to. */
  readonly url?: string;
}

export interface ListItem {
  readonly text: string;
  /** What must not be overlooked. */
  readonly warning?: string;
  readonly details: readonly string[];
  /** Set on items that can be ticked off. */
  readonly done?: boolean;
}

/** A piece of a section. All of its text is clean, see `cleanText`, but not yet escaped for any format. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] }
  | { readonly kind: "prose"; readonly label: string; readonly text: string }
  | { readonly kind: "quote"; readonly label: string; readonly text: string; readonly by: string }
  | { readonly kind: "note"; readonly text: string }
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly empty: string;
    }
  | { readonly kind: "list"; readonly items: readonly ListItem[]; readonly empty: string };

export interface DocumentSection {
  readonly number: number;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The document before it takes a format. */
export interface HandoffPaper {
  readonly title: string;
  readonly status: string;
  readonly score?: DocumentScore;
  readonly facts: readonly Fact[];
  readonly sections: readonly DocumentSection[];
}
