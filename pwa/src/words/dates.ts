import type { Words } from './en/index.ts';

/** How one language writes times and days, in the zone of this device. */
export interface Dates {
  /** `14:05` */
  time(at: Date): string;
  /** Heading of a day: today and yesterday by name, this year without the year. */
  day(at: Date, now: Date): string;
  /** `23 November, 14:05` */
  moment(at: Date): string;
}

export function datesOf(words: Words): Dates {
  // British English: the day comes before the month and hours run to 24, as in Russian.
  const locale = words.locale === 'ru' ? 'ru' : 'en-GB';
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const thisYear = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const otherYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
  return {
    time: (at) => time.format(at),
    day(at, now) {
      if (dayKey(at) === dayKey(now)) return words.history.today;
      if (dayKey(at) === dayKey(daysBefore(now, 1))) return words.history.yesterday;
      return capitalised((at.getFullYear() === now.getFullYear() ? thisYear : otherYear).format(at));
    },
    moment: (at) => `${date.format(at)}, ${time.format(at)}`,
  };
}

/** Two moments of the same local day have the same key. */
export const dayKey = (at: Date): string => `${at.getFullYear()}-${at.getMonth()}-${at.getDate()}`;

/** Start of the local day `days` before; summer time is taken into account. */
export const daysBefore = (at: Date, days: number): Date =>
  new Date(at.getFullYear(), at.getMonth(), at.getDate() - days);

/** `0:07`, `12:30` */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
