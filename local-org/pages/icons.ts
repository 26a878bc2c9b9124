import { text } from "../metadata/readers.ts";
import type { Project } from "../metadata/types.ts";

/** Standard objects with a tab, and their icon in the design system. */
const STANDARD: Record<string, string> = {
  Account: "account",
  Asset: "asset_object",
  Campaign: "campaign",
  Case: "case",
  Contact: "contact",
  Contract: "contract",
  Event: "event",
  Lead: "lead",
  Opportunity: "opportunity",
  Order: "orders",
  Pricebook2: "pricebook",
  Product2: "product",
  Quote: "quotes",
  Task: "task"
};

/** Icons of standard objects that have no tab of their own. */
const WITHOUT_TAB: Record<string, string> = {
  OpportunityLineItem: "product_item",
  OpportunityContactRole: "contact",
  OpportunityTeamMember: "team_member",
  PricebookEntry: "pricebook",
  User: "user",
  Group: "groups",
  ContentNote: "note",
  Note: "note",
  ContentDocument: "file",
  CampaignMember: "campaign_members",
  OrderItem: "order_item"
};

export function standardIcons(): string[] {
  return Object.keys(STANDARD);
}

/** The icon of an object: of its tab's motif (`Custom55: Books`), or the design system's for standard objects. */
export function objectIcon(project: Project, object: string): string {
  const standard = STANDARD[object] ?? WITHOUT_TAB[object];
  if (standard !== undefined) return `standard:${standard}`;
  const motif = project.find("CustomTab", object);
  return (motif === undefined ? null : iconOfMotif(text(motif.body, "motif"))) ?? "standard:default";
}

export function iconOfMotif(motif: string | null): string | null {
  const number = /^Custom(\d+)/.exec(motif ?? "")?.[1];
  return number === undefined ? null : `custom:custom${number}`;
}
