import { dayKey } from '../words/dates.ts';

export interface Day<T> {
  key: string;
  /** The newest moment of the day that is there. */
  at: Date;
  items: T[];
}

/** Gathers neighbours of the same local day, in the order they come. */
export function byDay<T extends { created_at: string }>(items: readonly T[]): Day<T>[] {
  const days: Day<T>[] = [];
  for (const item of items) {
    const at = new Date(item.created_at);
    const last = days.at(-1);
    if (last?.key === dayKey(at)) last.items.push(item);
    else days.push({ key: dayKey(at), at, items: [item] });
  }
  return days;
}
