import type { Language } from '@alfavoice/gateway/contract';
import type { HistorySearch } from '../data/history.ts';
import { daysBefore } from '../words/dates.ts';

export const periods = ['today', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

/** What is looked for, as a person sees it; it stands in the address, so that a reload or Back keeps it. */
export interface Filters {
  q?: string | undefined;
  language?: Language | undefined;
  period?: Period | undefined;
  host?: string | undefined;
}

/** Days before today that a period begins. */
const daysOf: Record<Period, number> = { today: 0, week: 6, month: 29 };

export function filtersOf(search: URLSearchParams): Filters {
  const language = search.get('language');
  return {
    q: search.get('q') ?? undefined,
    language: language === 'ru' || language === 'en' ? language : undefined,
    period: periods.find((period) => period === search.get('period')),
    host: search.get('host') ?? undefined,
  };
}

/** The same for the server: periods become moments, what is not asked is left out. */
export function searchOf({ q, language, period, host }: Filters, now: Date): HistorySearch {
  const search: HistorySearch = {};
  if (q?.trim()) search.q = q.trim();
  if (language) search.language = language;
  if (host) search.host = host;
  if (period) search.from = daysBefore(now, daysOf[period]).toISOString();
  return search;
}

export const isFiltered = ({ q, language, period, host }: Filters): boolean =>
  Boolean(q?.trim() || language || period || host);
