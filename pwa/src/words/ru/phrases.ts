import type { Words } from '../en/index.ts';
import { count } from './count.ts';
import { leadOfGroup, manyAtOnce, sameInLists, sameReasons } from './lists.ts';

const characters = { one: 'символ', few: 'символа', many: 'символов', other: 'символа' };

const common = {
  ...sameInLists,
  spoken: 'Что вы говорите',
  taken: (spoken: string) => `Для «${spoken}» уже есть. Ничего не изменилось.`,
  faults: {
    empty: 'Сначала введите, что вы говорите.',
    too_long: 'Слишком длинно. Хватит нескольких слов.',
    no_letters: 'В том, что вы говорите, нужна хотя бы одна буква или цифра.',
    bad_character: 'Внутри есть символ, который не показать. Наберите заново.',
    nothing_written: 'Введите, что записать.',
    written: (most: number) =>
      `Так записать нельзя: длиннее, чем ${count(most, characters)}, или есть символ, который не показать.`,
  },
  whose: 'Чьи',
  everyones: 'Все',
  own: 'Только мои',
  nothingFoundLead: (q: string) => `Нигде не говорится и не пишется «${q}».`,
  showAll: 'Показать все',
};

const reasons = {
  ...sameReasons,
  no_letters: 'нечего говорить',
  nothing_written: 'не сказано, что записать',
  no_room: 'больше нет места',
};

const replacements = { one: 'замена', few: 'замены', many: 'замен', other: 'замены' };
/** After «взять» the noun stands in the accusative. */
const replacementsTaken = { one: 'замену', few: 'замены', many: 'замен', other: 'замены' };
const snippets = { one: 'заготовка', few: 'заготовки', many: 'заготовок', other: 'заготовки' };
const snippetsTaken = { one: 'заготовку', few: 'заготовки', many: 'заготовок', other: 'заготовки' };

export const phrases: Words['phrases'] = {
  tabs: { label: 'Виды слов', dictionary: 'Словарь', replacements: 'Замены', snippets: 'Заготовки' },
  replacements: {
    ...common,
    lead: 'Вы говорите одно, записывается другое.',
    groupLead: leadOfGroup('Замены'),
    spokenExample: 'Например, стрелка',
    written: 'Что записать',
    writtenExample: 'Например, →',
    search: 'Поиск в заменах',
    total: (number) => count(number, replacements),
    entry: (spoken) => `Замена: ${spoken}`,
    empty: {
      title: 'Здесь будут ваши замены',
      lead: 'Слово, которое всегда выходит не так, сокращение, которое надо писать полностью, знак, которого нет на клавиатуре.',
      said: 'Вы говорите',
      written: 'Записывается',
      sayExample: 'отправьте в головной',
      writeExample: 'отправьте в центральный офис',
    },
    list: {
      ...manyAtOnce(replacements, replacementsTaken),
      how: 'По одной в строке: что вы говорите, стрелка или запятая, что записать. Подойдёт и CSV из таблицы.',
      example: 'головной -> центральный офис\nстрелка -> →',
      reasons,
    },
  },
  snippets: {
    ...common,
    lead: 'Скажите несколько слов отдельной фразой, и запишется целый текст.',
    groupLead: leadOfGroup('Заготовки'),
    spokenExample: 'Например, моя подпись',
    written: 'Текст',
    writtenExample: 'С уважением,\nАнна Вебер',
    search: 'Поиск в заготовках',
    total: (number) => count(number, snippets),
    entry: (spoken) => `Заготовка: ${spoken}`,
    empty: {
      title: 'Здесь будут ваши заготовки',
      lead: 'Подпись, адрес, ответ, который вы даёте каждый день: назовите его, и он запишется целиком.',
      said: 'Вы говорите',
      written: 'Записывается',
      sayExample: 'моя подпись',
      writeExample: 'С уважением,\nАнна Вебер',
    },
    list: {
      ...manyAtOnce(snippets, snippetsTaken),
      how: 'По одной в строке: что вы говорите, запятая, текст. Подойдёт и CSV из таблицы; текст из нескольких строк стоит в кавычках.',
      example: 'моя подпись,"С уважением,\nАнна Вебер"',
      reasons,
    },
  },
  places: {
    label: 'Вставить',
    date: 'сегодняшнюю дату',
    time: 'время',
    cursor: 'место курсора',
  },
  proposals: {
    title: 'Из ваших исправлений',
    lead: 'Это вы исправляли вручную. Пока вы не решите, с ними ничего не делается.',
    times: (times) => count(times, { one: 'раз', few: 'раза', many: 'раз', other: 'раза' }),
    became: 'стало',
    term: 'В словарь',
    replacement: 'Всегда заменять',
    dismiss: 'Больше не предлагать',
    accepted: (written) => `Добавлено: «${written}».`,
    dismissed: (written) => `«${written}»: больше не предлагается.`,
    notDone: 'Ничего не изменилось.',
  },
};
