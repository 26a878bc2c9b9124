import { ApexDate } from "./date.ts";
import { momentOf, wallClock, type WallClock } from "./timeZone.ts";
import { ApexTime } from "./time.ts";

/** A moment, to the millisecond. */
export class ApexDatetime {
  /** Milliseconds since 1970-01-01 GMT. */
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  static ofClock(clock: WallClock, zone: string): ApexDatetime {
    return new ApexDatetime(momentOf(clock, zone));
  }

  /** A day and a time on the clocks of a zone. */
  static ofDate(date: ApexDate, time: ApexTime, zone: string): ApexDatetime {
    const { hour, minute, second, millisecond } = time;
    return ApexDatetime.ofClock(
      { year: date.year, month: date.month, day: date.day, hour, minute, second, millisecond },
      zone
    );
  }

  /** Reads an ISO 8601 text such as `2024-01-31T10:00:00.000Z`; null where it is none. */
  static parseISO(text: string): ApexDatetime | null {
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return null;
    const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2") : `${text}Z`;
    const milliseconds = Date.parse(zoned);
    return Number.isNaN(milliseconds) ? null : new ApexDatetime(milliseconds);
  }

  clock(zone: string): WallClock {
    return wallClock(this.milliseconds, zone);
  }

  date(zone: string): ApexDate {
    const { year, month, day } = this.clock(zone);
    return ApexDate.of(year, month, day);
  }

  time(zone: string): ApexTime {
    const { hour, minute, second, millisecond } = this.clock(zone);
    return ApexTime.of(hour, minute, second, millisecond);
  }

  plus(milliseconds: number): ApexDatetime {
    return new ApexDatetime(this.milliseconds + milliseconds);
  }

  /** `2024-01-31T10:00:00.000Z`. */
  toISO(): string {
    return new Date(this.milliseconds).toISOString();
  }

  /** As concatenation and debug show it: GMT, `2024-01-31 10:00:00`. */
  toString(): string {
    return this.toISO().slice(0, 19).replace("T", " ");
  }
}
