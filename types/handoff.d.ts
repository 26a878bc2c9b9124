/** What the app's Apex hands to its components; described in docs/components.md. */

/** An sObject as Apex serialises it for Lightning: a field without a value is absent. */
interface SObjectRow {
  Id: string;
  Name?: string;
  [field: string]:
    string | number | boolean | { Id?: string; Name?: string; [field: string]: unknown } | null | undefined;
}

interface HandoffRecord {
  handoff: SObjectRow;
  products: SObjectRow[];
  stakeholders: SObjectRow[];
  criteria: SObjectRow[];
  risks: SObjectRow[];
  openItems: SObjectRow[];
  commitments: SObjectRow[];
  integrations: SObjectRow[];
  score: HandoffScore;
  canEdit: boolean;
  canEditOpenItems: boolean;
}

type RubricSection = "Business_Context" | "Technical" | "Success_Criteria" | "Risks" | "Open_Items";

type PageSection =
  | "summary"
  | "reasons"
  | "scope"
  | "technical"
  | "stakeholders"
  | "criteria"
  | "risks"
  | "openItems"
  | "competition"
  | "renewal";

interface HandoffScore {
  total: number;
  possible: number;
  sections: { key: RubricSection; label: string; earned: number; possible: number }[];
  findings: HandoffFinding[];
  checks: HandoffCheck[];
  rows: HandoffRowVerdict[];
}

interface HandoffFinding {
  rule: string;
  label: string;
  section?: RubricSection;
  pageSection: PageSection;
  points: number;
  message: string;
  kind: "field" | "newRow";
  objectApiName: string;
  recordId?: string;
  recordLabel?: string;
  fieldApiName: string;
  fieldApiNames?: string[];
  defaults?: Record<string, string>;
  topic?: string;
}

interface HandoffCheck {
  rule: string;
  ruleGroup: "Anti_Pattern" | "Often_Lost";
  label: string;
  passed: boolean;
  text: string;
  findings: HandoffFinding[];
}

interface HandoffRowVerdict {
  recordId: string;
  objectApiName: string;
  passed: boolean;
  parts: { key: string; label: string; passed: boolean; message: string; fieldApiName: string }[];
}

interface HandoffHealthPage {
  hasAccess: boolean;
  sections: { key: RubricSection; label: string; points: number; expected: number }[];
  points: number;
  expectedPoints: number;
  problems: { kind: string; name: string; message: string }[];
  failures: {
    id: string;
    kind: string;
    status: string;
    opportunityId?: string;
    opportunityName?: string;
    mapping?: string;
    message: string;
    occurredAt: string;
    attempts: number;
  }[];
}

interface HandoffEditorPage {
  state: "NoAccess" | "NotWon" | "Missing" | "Ready";
  opportunity?: {
    id: string;
    name: string;
    accountId?: string;
    accountName?: string;
    stageName: string;
    isWon: boolean;
    isClosed: boolean;
  };
  preview?: { productCount: number; stakeholderCount: number };
  record?: HandoffRecord;
  canCreate: boolean;
  /** From createHandoff and seedAgain: what went wrong, though the page is there. */
  problem?: string;
  failure?: { id: string; message: string; occurredAt: string; attempts: number };
}

interface HandoffBriefPage {
  state: "NoAccess" | "Empty" | "Ready";
  handoffs: HandoffRecord[];
}

interface HandoffRetryResult {
  resolved: number;
  failed: number;
  message?: string;
}

declare module "@salesforce/apex/HandoffEditorController.getPage" {
  const getPage: ApexMethod<{ recordId: string }, HandoffEditorPage>;
  export default getPage;
}

declare module "@salesforce/apex/HandoffEditorController.createHandoff" {
  const createHandoff: ApexMethod<{ opportunityId: string }, HandoffEditorPage>;
  export default createHandoff;
}

declare module "@salesforce/apex/HandoffEditorController.seedAgain" {
  const seedAgain: ApexMethod<{ handoffId: string }, HandoffEditorPage>;
  export default seedAgain;
}

declare module "@salesforce/apex/HandoffBriefController.getPage" {
  const getPage: ApexMethod<{ accountId: string }, HandoffBriefPage>;
  export default getPage;
}

declare module "@salesforce/apex/HandoffFailureController.retry" {
  const retry: ApexMethod<{ failureIds: string[] }, HandoffRetryResult>;
  export default retry;
}

declare module "@salesforce/apex/HandoffHealthController.getPage" {
  const getPage: ApexMethod<Record<string, never>, HandoffHealthPage>;
  export default getPage;
}

declare module "@salesforce/apex/HandoffHealthController.scoreAgain" {
  const scoreAgain: ApexMethod<Record<string, never>, string>;
  export default scoreAgain;
}

declare module "@salesforce/apex/HandoffFreshValuesController.read" {
  const read: ApexMethod<{ recordId: string; fieldNames: string[] }, SObjectRow>;
  export default read;
}
