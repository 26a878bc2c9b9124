import { textAt, type OrgRecord } from "./values.ts";

/** What the sale holds for one Opportunity. */
export class DealSource {
  readonly deal: OrgRecord;
  /** Line items by the source key of their Sold Product, in the order of the Opportunity. */
  readonly items: ReadonlyMap<string, OrgRecord>;
  /** Contact roles by the source key of their Stakeholder, the primary first; of several roles of one contact the first. */
  readonly contacts: ReadonlyMap<string, OrgRecord>;
  readonly #memberByRole: ReadonlyMap<string, OrgRecord>;

  constructor(
    deal: OrgRecord,
    items: readonly OrgRecord[] = [],
    contactRoles: readonly OrgRecord[] = [],
    members: readonly OrgRecord[] = []
  ) {
    const opportunityId = textAt(deal, "Id");
    this.deal = deal;
    this.items = firstByKey(items, (item) => textAt(item, "Id"));
    this.contacts = firstByKey(contactRoles, (role) => contactKey(opportunityId, textAt(role, "ContactId")));
    this.#memberByRole = firstByKey(members, (member) => textAt(member, "TeamMemberRole").toLowerCase());
  }

  get id(): string {
    return textAt(this.deal, "Id");
  }

  get name(): string {
    return textAt(this.deal, "Name");
  }

  /** The first team member with the role, whatever its case. */
  teamMember(role: string | null): OrgRecord | undefined {
    return this.#memberByRole.get(role?.toLowerCase() ?? "");
  }

  /** The source keys of every row that seeding makes of this. */
  keys(): string[] {
    return [...this.items.keys(), ...this.contacts.keys()];
  }
}

/** A stakeholder is keyed by the person, because a contact role is deleted and made anew when it is edited. */
export function contactKey(opportunityId: string, contactId: string): string {
  return `${opportunityId}-${contactId}`;
}

function firstByKey(
  records: readonly OrgRecord[],
  keyOf: (record: OrgRecord) => string
): ReadonlyMap<string, OrgRecord> {
  const byKey = new Map<string, OrgRecord>();
  for (const record of records) {
    const key = keyOf(record);
    if (!byKey.has(key)) {
      byKey.set(key, record);
    }
  }
  return byKey;
}
