import { endsSentence, type Unit } from '../units.ts';
import { type Command, commands, type Pair } from './table.ts';

/**
 * Where a bare «кавычки» opens or closes: in pairs within a sentence, with something between. One alone is a word.
 * "quote … unquote" has its own closing word, so one is enough there.
 */
export function pairedToggles(
  units: readonly Unit[],
  isMeant: (at: number, to: number, command: Command) => boolean,
): ReadonlySet<number> {
  const paired = new Set<number>();
  let sentence = new Map<Pair, number[]>();
  const settle = (): void => {
    for (const positions of sentence.values()) {
      const isEnglish = units[positions[0] ?? 0]?.language === 'en';
      if (isEnglish || (positions.length % 2 === 0 && !isNextToEachOther(positions)))
        for (const at of positions) paired.add(at);
    }
    sentence = new Map();
  };
  for (const [at, unit] of units.entries()) {
    if (endsSentence(unit)) settle();
    const found = unit.language && commands[unit.language].at(units, at);
    if (found?.value.kind !== 'toggle') continue;
    if (!isMeant(at, at + found.length, found.value)) continue;
    const { pair } = found.value;
    sentence.set(pair, [...(sentence.get(pair) ?? []), at]);
  }
  settle();
  return paired;
}

const isNextToEachOther = (positions: readonly number[]): boolean =>
  positions.some((at, index) => index % 2 === 1 && at === (positions[index - 1] ?? 0) + 1);
