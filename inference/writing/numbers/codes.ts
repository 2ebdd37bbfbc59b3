import type { Edit } from '../edits.ts';
import { replaceUnits } from '../step.ts';
import type { Unit } from '../units.ts';
import { isIdiom } from './idioms.ts';
import { digitSequences } from './sequences.ts';

/** Numbers that are digits whatever groups they are said in: «индекс сто двадцать три четыреста пятьдесят шесть». */
const groupedContext =
  /^(?:код|пин-код|пин|пароль|индекс|инн|кпп|снилс|артикул|огрн|бик|паспорт|паспорта|полис|полиса|code|pin|password|zip|passport)$/;
const context =
  /^(?:код|кода|пин-код|пин|пароль|индекс|номер|номера|добавочный|доб|инн|кпп|снилс|артикул|счет|заказ|заявка|тикет|рейс|артикула|code|pin|password|number|extension|zip|id|ticket|order|invoice|issue|case|flight|room|error|port|bug|build)$/;
/** Digits after these are the decimals of the number before. */
const pointed = /^(?:point|dot|запятая|точка|целых|целая)$/;
const fewestDigits = 3;
/** Counting aloud goes up or down by one. */
const isCounting = (digits: string): boolean =>
  [1, -1].some((step) => [...digits].every((digit, at) => at === 0 || Number(digit) - Number(digits[at - 1]) === step));

/** Digits said one by one: «код четыре семь один два» -> «код 4712». @returns the edits, and which units they take */
export function codes(units: readonly Unit[]): { edits: Edit[]; taken: Set<number> } {
  const sequences = digitSequences(units).filter(({ digits, isSpelled, from, to, hasPlus, hasZero, isEven }) => {
    const before = units[from - 1]?.folded ?? '';
    const named = /^(?:is|are|это|:|—)$/.test(before) ? units[from - 2]?.folded : before;
    const isExpected = context.test(named ?? '');
    // «счёт три два» is the score of a game.
    if (named === 'счет' && digits.length < fewestDigits) return false;
    if (pointed.test(before)) return false;
    if (hasPlus || (!isExpected && isIdiom(units, from, to))) return false;
    if (!isSpelled) return groupedContext.test(units[from - 1]?.folded ?? '') || (isExpected && (hasZero || isEven));
    return isExpected || (digits.length >= fewestDigits && !isCounting(digits));
  });
  return {
    edits: sequences.map(({ from, to, digits }) => replaceUnits(units, from, to, digits)),
    taken: new Set(sequences.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at))),
  };
}
