import type { Unit } from '../units.ts';

/** A number in words together with what makes it more than a whole number: decimals, fractions, signs. */
export interface Quantity {
  /** Units it takes, its unit of measure excluded: `[from, to)`. */
  from: number;
  to: number;
  /** In digits, as it is to be written. */
  digits: string;
  /** Units after it that are written as a sign with it, and that sign: « %». */
  sign?: { to: number; text: string };
  /** Written in digits by itself; one joined to such a one («от пяти до двадцати») is too. */
  isWritten: boolean;
}

/** Joins that make numbers one range or list: «от пяти до десяти», "five or ten". */
const joins = /^(?:до|по|и|или|либо|на|минус|плюс|,|-|–|—|to|or|and|through|by|times|minus|plus)$/;

/** Where one of joined quantities is written in digits, all are. */
export function writeTogether(units: readonly Unit[], quantities: readonly Quantity[]): Quantity[] {
  const written = quantities.map((quantity) => ({ ...quantity }));
  const isJoined = (at: number): boolean => {
    const earlier = written[at - 1];
    const later = written[at];
    if (!earlier || !later) return false;
    const between = later.from - endOf(earlier);
    return between === 0 || (between === 1 && joins.test(units[endOf(earlier)]?.folded ?? ''));
  };
  const spread = (at: number, from: number): void => {
    const one = written[at];
    if (one && written[from]?.isWritten) one.isWritten = true;
  };
  for (let at = 1; at < written.length; at += 1) if (isJoined(at)) spread(at, at - 1);
  for (let at = written.length - 1; at > 0; at -= 1) if (isJoined(at)) spread(at - 1, at);
  return written.filter(({ isWritten }) => isWritten);
}

const endOf = ({ to, sign }: Quantity): number => sign?.to ?? to;
