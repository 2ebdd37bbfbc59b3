import { isWord, type Unit, type Word } from '../units.ts';

/** A form of «процент», written «%» after digits. */
export const isRussianPercent = (unit: Unit | undefined): unit is Word =>
  isWord(unit) && /^процент(?:а|у|ом|е|ы|ов|ам|ами|ах)?$/.test(unit.folded);

export const isRouble = (unit: Unit | undefined): unit is Word =>
  isWord(unit) && /^рубл(?:ь|я|ю|ем|е|и|ей|ям|ями|ях)$/.test(unit.folded);

export const isDegree = (unit: Unit | undefined): unit is Word =>
  isWord(unit) && /^градус(?:а|у|ом|е|ы|ов|ам|ами|ах)?$/.test(unit.folded);

const endings = '(?:а|у|ом|е|ы|ов|ам|ами|ах)?';
const measures = new RegExp(
  [
    `^(?:(?:процент|градус|киловатт|мегаватт|ватт|вольт|ампер|герц|гигагерц|мегагерц|килогерц|байт|килобайт|мегабайт|гигабайт|терабайт|бит|мегабит`,
    `|доллар|фунт|цент|метр|километр|сантиметр|миллиметр|литр|миллилитр|грамм|килограмм|миллиграмм|гектар|балл|дюйм|карат)${endings}`,
    '|рубл(?:ь|я|ю|ем|е|и|ей|ям|ями|ях)|копе(?:йка|йки|йку|йкой|ек|йке)|евро|тонн(?:а|ы|у|е|ой|ам|ами|ах)?|промилле|га|кг|км|см|мм|мл|гб|мб|руб|г|л|т',
    '|миллион(?:а|у|ом|е|ы|ов)?|миллиард(?:а|у|ом|е|ы|ов)?|триллион(?:а|у|ом|е|ы|ов)?|пиксел(?:ь|я|ей|и|ям)|юан(?:ь|я|ей|и)',
    '|квадратн(?:ый|ых|ые|ого)|кубическ(?:ий|их|ие|ого)|погонн(?:ый|ых|ые|ого))$',
  ].join(''),
);

/** Measures, money and the like: before them small numbers are digits too. */
export const isRussianMeasure = (unit: Unit | undefined): boolean => isWord(unit) && measures.test(unit.folded);

const counted =
  /^(?:человека?|штук|раз|лет|год(?:а|ов)?|месяц(?:а|ев)?|недел(?:я|и|ь)|дн(?:я|ей)|день|час(?:а|ов)?|минут(?:а|ы|у)?|секунд(?:а|ы|у)?|сотрудник\S*|участник\S*|экземпляр\S*|страниц\S*|единиц\S*|мест(?:о|а)?|тысяч\S*|стран|город(?:а|ов)|компани[йи]|заявок|договор(?:а|ов)|коробок|комплект\S*|упаков\S*|позици[йи]|задач[аи]?|строк|слов|знаков|символов|копий|клиент\S*|студент\S*|гост(?:я|ей)|билет(?:а|ов)|номер(?:а|ов)|дом(?:а|ов)|этаж(?:а|ей)|вопрос(?:а|ов)|пункт(?:а|ов))$/;

/** What people count. */
export const isCounted = (unit: Unit | undefined): boolean =>
  isRussianMeasure(unit) || (isWord(unit) && counted.test(unit.folded));
