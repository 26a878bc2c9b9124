import { activitiesOf, type Activities, type Activity } from "../../../data/activities.ts";
import type { FieldLink } from "../../../data/fieldLink.ts";
import { messageOf } from "../../../data/http.ts";
import { encodeDefaults } from "../../../data/recordDialogs.ts";
import { onRecordChange } from "../../../data/records.ts";
import { navigate } from "../../../data/router.ts";
import RecordPart from "../recordPart/recordPart.ts";

interface Line {
  id: string;
  icon: string;
  label: string;
  link: FieldLink | null;
  date: string | null;
  dateType: string;
  overdue: boolean;
  who: FieldLink | null;
  owner: string | null;
  text: string | null;
}

interface Section {
  heading: string;
  empty: string;
  hasLines: boolean;
  lines: Line[];
}

/** People are a task's name, everything else is what it is about. */
const PEOPLE = ["Contact", "Lead"];

/** What is planned and done with the record, and its notes. */
export default class ActivityPanel extends RecordPart {
  activities: Activities | null = null;
  error = "";

  override connectedCallback(): void {
    this.stop = onRecordChange(() => void this.load());
    super.connectedCallback();
  }

  protected override async load(): Promise<void> {
    const id = this.recordId;
    try {
      const activities = await activitiesOf(id);
      if (id === this.recordId) this.activities = activities;
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  get canCreate(): boolean {
    return this.activities?.createable ?? false;
  }

  get sections(): Section[] {
    const { upcoming = [], past = [], notes = [] } = this.activities ?? {};
    const noteLines = notes.map(({ id, title, body, owner, date }) => ({
      ...{ id, icon: "standard:note", label: title, link: null, date, dateType: "DateTime" },
      ...{ overdue: false, who: null, owner, text: body }
    }));
    return [
      section("Upcoming & Overdue", "No activities to show. Plan the next step with a new task.", upcoming.map(lineOf)),
      section(
        "Past Activity",
        "No past activity. Past meetings and tasks marked as done show up here.",
        past.map(lineOf)
      ),
      section("Notes", "No notes.", noteLines)
    ];
  }

  handleTask(): void {
    this.#create({});
  }

  handleCall(): void {
    const now = new Date();
    const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    this.#create({ Subject: "Call", Status: "Completed", ActivityDate: today });
  }

  #create(values: Record<string, string>): void {
    const field = PEOPLE.includes(this.objectApiName ?? "") ? "WhoId" : "WhatId";
    const defaultFieldValues = encodeDefaults({ ...values, [field]: this.recordId });
    navigate({
      type: "standard__objectPage",
      attributes: { objectApiName: "Task", actionName: "new" },
      state: { defaultFieldValues }
    });
  }
}

function section(heading: string, empty: string, lines: Line[]): Section {
  return { heading, empty, lines, hasLines: lines.length > 0 };
}

function lineOf({ id, object, subject, date, overdue, who, owner, description }: Activity): Line {
  const isCall = object === "Task" && /^call\b/i.test(subject);
  return {
    id,
    icon: isCall ? "standard:log_a_call" : `standard:${object.toLowerCase()}`,
    label: subject,
    link: { id, name: subject, object },
    date,
    dateType: object === "Event" ? "DateTime" : "Date",
    overdue,
    who,
    owner,
    text: description
  };
}
