import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Edit } from '../edits.ts';
import { words } from '../phrases.ts';
import { replaceUnits, wordStep } from '../step.ts';
import { isWord, type Unit } from '../units.ts';
import { type DigitSequence, digitSequences } from './sequences.ts';

const context = words(
  `телефон телефона телефону телефоном телефоне тел номер номеру номера номером звони звоните позвони позвоните звонить позвонить звонок мобильный
  мобильному сотовый ватсап вотсап телеграм факс phone call number dial ring text mobile cell fax at whatsapp reach`,
);
/** The words that make short numbers telephone numbers are looked for so far before them. */
const contextUnits = 5;
/** «номер паспорта», «ИНН», "order number": their digits are no telephone number. */
const otherNumbers =
  /^(?:инн|кпп|снилс|огрн|огрнип|бик|паспорт\S*|полис\S*|сч[её]та?|счету|карт[аыеу]|заказ\S*|договор\S*|накладн\S*|артикул\S*|документ\S*|заявк\S*|трек\S*|код\S*|индекс\S*|passport|order|account|invoice|card|tracking|case|ticket|serial|policy)$/;

/** Telephone numbers said in digits or groups: «+7 916 123-45-67», «8 800 555-35-35», "212-555-0199". */
export const phones = wordStep('phones', (units) => {
  const edits: Edit[] = [];
  for (const sequence of digitSequences(units)) {
    if (isOtherNumber(units, sequence.from)) continue;
    const written = sequence.language === 'ru' ? russianPhone(units, sequence) : englishPhone(units, sequence);
    if (written !== undefined) edits.push(replaceUnits(units, sequence.from, sequence.to, written));
  }
  return edits;
});

function russianPhone(units: readonly Unit[], { digits, hasPlus, from, groups }: DigitSequence): string | undefined {
  const isRussian = digits.length === 11 && (hasPlus ? digits.startsWith('7') : /^[78]/.test(digits));
  if (isRussian) return `${hasPlus ? '+' : ''}${digits.charAt(0)} ${grouped(digits.slice(1))}`;
  if (hasPlus) return international(digits);
  const isMobile = digits.length === 10 && digits.startsWith('9');
  if (isMobile && (groups >= 3 || hasContext(units, from))) return grouped(digits);
  if (!hasContext(units, from)) return undefined;
  if (digits.length === 10) return grouped(digits);
  if (digits.length === 7) return digits.replace(/^(\d{3})(\d\d)(\d\d)$/, '$1-$2-$3');
  return digits.length === 6 && groups > 2 ? digits.replace(/^(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3') : undefined;
}

/** `9161234567` -> `916 123-45-67`. */
const grouped = (digits: string): string => digits.replace(/^(\d{3})(\d{3})(\d\d)(\d\d)$/, '$1 $2-$3-$4');

/** "eight hundred five five five …" */
const tollFree = /^8(?:00|33|44|55|66|77|88)\d{7}$/;

function englishPhone(units: readonly Unit[], { digits, hasPlus, from, isSpelled }: DigitSequence): string | undefined {
  if (hasPlus) return international(digits);
  const isLikely = isSpelled || hasContext(units, from) || tollFree.test(digits);
  if (!isLikely) return undefined;
  if (digits.length === 11 && digits.startsWith('1')) return `1-${american(digits.slice(1))}`;
  if (digits.length === 10 && /^[2-9]/.test(digits)) return american(digits);
  if (digits.length === 11 && digits.startsWith('0'))
    return parsePhoneNumberFromString(digits, 'GB')?.formatNational() ?? digits;
  return digits.length === 7 ? digits.replace(/^(\d{3})(\d{4})$/, '$1-$2') : undefined;
}

const american = (digits: string): string => digits.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');

/** @param digits with the country code, without the plus */
function international(digits: string): string | undefined {
  if (digits.length < 9 || digits.length > 15) return undefined;
  if (digits.length === 11 && digits.startsWith('7')) return `+7 ${grouped(digits.slice(1))}`;
  if (digits.length === 11 && digits.startsWith('1')) return `+1 ${american(digits.slice(1))}`;
  return parsePhoneNumberFromString(`+${digits}`)?.formatInternational() ?? `+${digits}`;
}

const hasContext = (units: readonly Unit[], from: number): boolean =>
  units.slice(Math.max(0, from - contextUnits), from).some((unit) => isWord(unit) && context.has(unit.folded));

const otherNumberUnits = 2;
const isOtherNumber = (units: readonly Unit[], from: number): boolean =>
  units
    .slice(Math.max(0, from - otherNumberUnits), from)
    .some((unit) => isWord(unit) && otherNumbers.test(unit.folded));
