const DAY = 86_400_000;

/** A time of day. */
export class ApexTime {
  /** Milliseconds since midnight, always within one day. */
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = ((milliseconds % DAY) + DAY) % DAY;
  }

  static of(hour: number, minute: number, second: number, millisecond: number): ApexTime {
    return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
  }

  /** Reads `HH:mm:ss.SSSZ`, the form of the org's values; null where it is none. */
  static parse(text: string): ApexTime | null {
    const match = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,3}))?)?Z?$/.exec(text);
    if (match === null) return null;
    return ApexTime.of(
      Number(match[1]),
      Number(match[2]),
      Number(match[3] ?? 0),
      Number((match[4] ?? "0").padEnd(3, "0"))
    );
  }

  get hour(): number {
    return Math.floor(this.milliseconds / 3_600_000);
  }

  get minute(): number {
    return Math.floor(this.milliseconds / 60_000) % 60;
  }

  get second(): number {
    return Math.floor(this.milliseconds / 1000) % 60;
  }

  get millisecond(): number {
    return this.milliseconds % 1000;
  }

  plus(milliseconds: number): ApexTime {
    return new ApexTime(this.milliseconds + milliseconds);
  }

  /** `10:20:30.000Z`. */
  toString(): string {
    return `${new Date(this.milliseconds).toISOString().slice(11)}`;
  }
}
