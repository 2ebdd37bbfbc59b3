import { fold, type Unit } from '../units.ts';
import { goesOn, type NumberWord, type Numeral, smallestKeptScale } from './numeral.ts';

const soft = (stem: string): string[] => ['ь', 'и', 'ью'].map((ending) => stem + ending);

/** Every case of every gender. «одни» counts nothing. */
const cardinals: readonly (readonly [value: number, forms: string | string[]])[] = [
  [0, 'ноль нуль ноля нуля нолю нулю нулем нолем нуле'],
  [1, 'один одна одно одного одной одному одну одним одном'],
  [2, 'два две двух двум двумя'],
  [3, 'три трех трем тремя'],
  [4, 'четыре четырех четырем четырьмя'],
  [5, soft('пят')],
  [6, soft('шест')],
  [7, soft('сем')],
  [8, 'восемь восьми восемью восьмью'],
  [9, soft('девят')],
  [10, soft('десят')],
  [11, soft('одиннадцат')],
  [12, soft('двенадцат')],
  [13, soft('тринадцат')],
  [14, soft('четырнадцат')],
  [15, soft('пятнадцат')],
  [16, soft('шестнадцат')],
  [17, soft('семнадцат')],
  [18, soft('восемнадцат')],
  [19, soft('девятнадцат')],
  [20, soft('двадцат')],
  [30, soft('тридцат')],
  [40, 'сорок сорока'],
  [50, 'пятьдесят пятидесяти пятьюдесятью'],
  [60, 'шестьдесят шестидесяти шестьюдесятью'],
  [70, 'семьдесят семидесяти семьюдесятью'],
  [80, 'восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью'],
  [90, 'девяносто девяноста'],
  [100, 'сто ста'],
  [200, 'двести двухсот двумстам двумястами двухстах'],
  [300, 'триста трехсот тремстам тремястами трехстах'],
  [400, 'четыреста четырехсот четыремстам четырьмястами четырехстах'],
  ...(['пят', 'шест', 'сем', 'вос', 'девят'] as const).map((stem, index): readonly [number, string[]] => [
    500 + 100 * index,
    hundreds(stem),
  ]),
  [1e3, 'тысяча тысячи тысяче тысячу тысячей тысячью тысяч тысячам тысячами тысячах'],
  [1e6, scale('миллион')],
  [1e9, scale('миллиард')],
  [1e12, scale('триллион')],
];

function hundreds(stem: string): string[] {
  const [nominative, oblique, instrumental] =
    stem === 'вос' ? ['восемь', 'восьми', 'восемью'] : [`${stem}ь`, `${stem}и`, `${stem}ью`];
  return [`${nominative}сот`, `${oblique}сот`, `${oblique}стам`, `${instrumental}стами`, `${oblique}стах`];
}

function scale(stem: string): string[] {
  return ['', 'а', 'у', 'ом', 'е', 'ы', 'ов', 'ам', 'ами', 'ах'].map((ending) => stem + ending);
}

const ordinalStems: readonly (readonly [value: number, stem: string])[] = [
  [1, 'перв'],
  [2, 'втор'],
  [4, 'четверт'],
  [5, 'пят'],
  [6, 'шест'],
  [7, 'седьм'],
  [8, 'восьм'],
  [9, 'девят'],
  [10, 'десят'],
  [11, 'одиннадцат'],
  [12, 'двенадцат'],
  [13, 'тринадцат'],
  [14, 'четырнадцат'],
  [15, 'пятнадцат'],
  [16, 'шестнадцат'],
  [17, 'семнадцат'],
  [18, 'восемнадцат'],
  [19, 'девятнадцат'],
  [20, 'двадцат'],
  [30, 'тридцат'],
  [40, 'сороков'],
  [50, 'пятидесят'],
  [60, 'шестидесят'],
  [70, 'семидесят'],
  [80, 'восьмидесят'],
  [90, 'девяност'],
  [100, 'сот'],
  [200, 'двухсот'],
  [300, 'трехсот'],
  [400, 'четырехсот'],
  [500, 'пятисот'],
  [600, 'шестисот'],
  [700, 'семисот'],
  [800, 'восьмисот'],
  [900, 'девятисот'],
  [1000, 'тысячн'],
  [2000, 'двухтысячн'],
  [3000, 'трехтысячн'],
];

/** Ending in words -> what is written after digits: one letter after a vowel, two after a consonant. */
const ordinalEndings: Record<string, string> = {
  ый: 'й',
  ой: 'й',
  ая: 'я',
  ое: 'е',
  ые: 'е',
  ого: 'го',
  ому: 'му',
  ым: 'м',
  ом: 'м',
  ую: 'ю',
  ою: 'ю',
  ых: 'х',
  ыми: 'ми',
};
/** «третий» alone is declined softly. */
const third: Record<string, string> = {
  третий: 'й',
  третья: 'я',
  третье: 'е',
  третьи: 'и',
  третьего: 'го',
  третьей: 'й',
  третьему: 'му',
  третьим: 'м',
  третьем: 'м',
  третью: 'ю',
  третьих: 'х',
  третьими: 'ми',
};

function rankOf(value: number): NumberWord['rank'] {
  if (value === 0) return 0;
  if (value < 10) return 1;
  if (value < 100) return 2;
  return value < 1000 ? 3 : 4;
}

const numberWord = (value: number): NumberWord => ({ value, rank: rankOf(value), closes: value < 20 });

const table = new Map<string, NumberWord>();
for (const [value, forms] of cardinals) {
  for (const form of typeof forms === 'string' ? forms.split(' ') : forms) table.set(form, numberWord(value));
}
for (const [value, stem] of ordinalStems) {
  for (const [ending, ordinal] of Object.entries(ordinalEndings))
    table.set(stem + ending, { ...numberWord(value), ordinal });
}
for (const [form, ordinal] of Object.entries(third)) table.set(form, { ...numberWord(3), ordinal });

/** A scale word alone is a number only in these forms: «тысячи людей» is no number. «семью» alone is a family. */
const aloneAsScale = new Set(['тысяча', 'тысячу', 'миллион', 'миллиард', 'триллион']);
const neverAlone = new Set(['семью']);
/** «Тысяч пять» is about five thousand, «тысячи две» about two; «тысячи двухсот» is a number. */
export const isAboutSoMany = (scale: Unit | undefined, after: Unit | undefined): boolean =>
  /^(?:тысяч|миллионов|миллиардов|триллионов)$/.test(scale?.folded ?? '') ||
  (/^(?:тысячи|миллиона|миллиарда|триллиона)$/.test(scale?.folded ?? '') &&
    /^(?:две|два|три|четыре)$/.test(after?.folded ?? ''));

export const isRussianNumberWord = (unit: Unit | undefined): boolean =>
  unit?.language === 'ru' && table.has(unit.folded);

/** The number said from `units[at]` on, as long as the words can be one number: «двадцать пять», but not «двадцать двенадцать». */
export function russianNumeralAt(units: readonly Unit[], at: number): Numeral | undefined {
  let total = 0;
  let group = 0;
  let groupRank = 4;
  let scaleBelow = Number.POSITIVE_INFINITY;
  let mantissa: number | undefined;
  let ordinal: string | undefined;
  let to = at;
  for (; ordinal === undefined; to += 1) {
    const unit = units[to];
    const word = goesOn(unit, 'ru') ? table.get(unit.folded) : undefined;
    if (!word) break;
    if (word.rank === 4) {
      const isBare = group === 0;
      if (word.value >= scaleBelow || (isBare && to > at)) break;
      if (word.ordinal !== undefined && !isBare) break;
      if (isBare && isAboutSoMany(unit, units[to + 1])) break;
      total += (isBare ? 1 : group) * word.value;
      mantissa = word.value >= smallestKeptScale && total === group * word.value ? group : undefined;
      scaleBelow = word.value;
      group = 0;
      groupRank = 4;
    } else {
      if (word.rank === 0 ? to > at : word.rank >= groupRank) break;
      group += word.value;
      mantissa = undefined;
      groupRank = word.closes ? 0 : word.rank;
    }
    ordinal = word.ordinal;
  }
  if (to === at) return undefined;
  const first = units[at]?.folded ?? '';
  if (to - at === 1 && (neverAlone.has(first) || (total >= 1000 && ordinal === undefined && !aloneAsScale.has(first))))
    return undefined;
  return {
    from: at,
    to,
    value: total + group,
    language: 'ru',
    ...(ordinal !== undefined && { ordinal }),
    ...(mantissa !== undefined && { mantissa }),
  };
}

/** `12500` -> «12 500»; four digits stay together. */
export function formatRussianNumber(value: number): string {
  return value < 10_000 ? String(value) : String(value).replace(/\B(?=(?:\d{3})+$)/g, ' ');
}

export const isNumberForm = (text: string): boolean => table.has(fold(text));
