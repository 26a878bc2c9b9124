const DAY = 86_400_000;

/** A day of the calendar, without time or zone. */
export class ApexDate {
  /** Days since 1970-01-01. */
  readonly days: number;

  constructor(days: number) {
    this.days = days;
  }

  /** Values out of range roll over, as `Date.newInstance(2024, 13, 1)` does. */
  static of(year: number, month: number, day: number): ApexDate {
    return new ApexDate(utc(year, month - 1, day) / DAY);
  }

  /** The UTC day of a moment in milliseconds. */
  static ofMilliseconds(milliseconds: number): ApexDate {
    return new ApexDate(Math.floor(milliseconds / DAY));
  }

  /** Reads `YYYY-MM-DD` (anything may follow after a blank or `T`); null where it is none. */
  static parse(text: string): ApexDate | null {
    const match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$/.exec(text);
    if (match === null) return null;
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    const date = ApexDate.of(year, month, day);
    return date.month === month && date.day === day ? date : null;
  }

  static daysInMonth(year: number, month: number): number {
    return new Date(utc(year, month, 0)).getUTCDate();
  }

  /** Midnight UTC, in milliseconds since 1970. */
  get milliseconds(): number {
    return this.days * DAY;
  }

  get year(): number {
    return new Date(this.milliseconds).getUTCFullYear();
  }

  get month(): number {
    return new Date(this.milliseconds).getUTCMonth() + 1;
  }

  get day(): number {
    return new Date(this.milliseconds).getUTCDate();
  }

  /** 0 is Sunday. */
  get weekday(): number {
    return (((this.days + 4) % 7) + 7) % 7;
  }

  get dayOfYear(): number {
    return this.days - ApexDate.of(this.year, 1, 1).days + 1;
  }

  addDays(days: number): ApexDate {
    return new ApexDate(this.days + days);
  }

  /** Keeps the day where the month has it, else takes its last. */
  addMonths(months: number): ApexDate {
    const first = ApexDate.of(this.year, this.month + months, 1);
    return first.addDays(Math.min(this.day, ApexDate.daysInMonth(first.year, first.month)) - 1);
  }

  /** `2024-01-31`. */
  toISO(): string {
    return new Date(this.milliseconds).toISOString().slice(0, 10);
  }

  /** As concatenation and debug show a Date: with midnight. */
  toString(): string {
    return `${this.toISO()} 00:00:00`;
  }
}

function utc(year: number, monthIndex: number, day: number): number {
  const date = new Date(0);
  return date.setUTCFullYear(year, monthIndex, day);
}
