import type { LocalOrg } from "../org.ts";

export interface Organization {
  id: string;
  name: string;
  /** ISO code. */
  currency: string;
  language: string;
}

/** The org's one Organization record. */
export function organization(org: LocalOrg): Organization {
  const [row] = org.store.all("SELECT Id, Name, DefaultLocaleSidKey, LanguageLocaleKey FROM Organization LIMIT 1", []);
  return {
    id: String(row?.["Id"] ?? "00D000000000001EAA"),
    name: String(row?.["Name"] ?? "Local Org"),
    currency: org.currency,
    language: String(row?.["LanguageLocaleKey"] ?? "en_US")
  };
}
