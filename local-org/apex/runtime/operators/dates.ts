import { ApexDate, ApexDatetime, ApexTime, type ApexDecimal } from "../values/index.ts";

const DAY = 86_400_000;

/** `date + days`. */
export function addToDate(date: ApexDate, days: ApexDecimal): ApexDate {
  return new ApexDate(date.days + Math.trunc(days.toNumber()));
}

/** `datetime + days`, where days may have a fraction. */
export function addToDatetime(datetime: ApexDatetime, days: ApexDecimal): ApexDatetime {
  return new ApexDatetime(datetime.milliseconds + Math.round(days.toNumber() * DAY));
}

/** `time + milliseconds`, around the clock. */
export function addToTime(time: ApexTime, milliseconds: ApexDecimal): ApexTime {
  return new ApexTime(time.milliseconds + Math.trunc(milliseconds.toNumber()));
}
