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
  canEdit: boolean;
  canEditOpenItems: boolean;
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
