import type { Words } from '../en/index.ts';
import { count } from './count.ts';

const lines = { one: 'строка', few: 'строки', many: 'строк', other: 'строки' };
const characters = { one: 'символ', few: 'символа', many: 'символов', other: 'символа' };

const common = {
  spoken: 'Что вы говорите',
  use: 'Использовать в диктовках',
  add: 'Добавить',
  added: (spoken: string) => `Добавлено: «${spoken}».`,
  save: 'Сохранить',
  notSaved: 'Не сохранилось. Введённое на месте.',
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
  ofGroup: (group: string) => `из группы «${group}»`,
  off: 'не используется',
  edit: 'Изменить',
  remove: 'Удалить',
  removed: (spoken: string) => `«${spoken}»: удалено.`,
  notRemoved: (spoken: string) => `«${spoken}» осталось в списке.`,
  nothingFound: 'Ничего не нашлось',
  nothingFoundLead: (q: string) => `Нигде не говорится и не пишется «${q}».`,
  showAll: 'Показать все',
  download: 'Сохранить CSV',
};

const list = {
  open: 'Добавить список',
  title: 'Добавить список',
  file: 'Выбрать файл',
  willRefuse: (number: number) => `Не подойдут: ${count(number, lines)}.`,
  refused: (number: number) => `Не подошли: ${count(number, lines)}.`,
  line: (number: number) => `Строка ${number}`,
  andMore: (number: number) => `и ещё ${count(number, lines)}`,
  more: 'Добавить ещё список',
  nothingTaken: 'Ничего не взято, список остался здесь.',
  reasons: {
    too_long: 'слишком длинно',
    no_letters: 'нечего говорить',
    bad_character: 'есть символ, который не показать',
    nothing_written: 'не сказано, что записать',
    broken_quotes: 'лишняя кавычка',
    repeated: 'уже стоит в списке выше',
    no_room: 'больше нет места',
  },
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
    groupLead: (group, editable) =>
      editable
        ? `Замены группы «${group}». С ними диктуют все, кто в неё входит.`
        : `Замены группы «${group}». Их ведёт администратор.`,
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
      ...list,
      how: 'По одной в строке: что вы говорите, стрелка или запятая, что записать. Подойдёт и CSV из таблицы.',
      example: 'головной -> центральный офис\nстрелка -> →',
      submit: (news) => (news > 0 ? `Взять ${count(news, replacementsTaken)}` : 'Взять'),
      willAdd: (number) => `Добавится ${count(number, replacements)}.`,
      willChange: (number) => `Изменится ${count(number, replacements)}.`,
      changed: (number) => `Изменено: ${count(number, replacements)}.`,
      known: (number) => `Уже есть: ${count(number, replacements)}.`,
      added: (number) => `Добавлено: ${count(number, replacements)}.`,
    },
  },
  snippets: {
    ...common,
    lead: 'Скажите несколько слов отдельной фразой, и запишется целый текст.',
    groupLead: (group, editable) =>
      editable
        ? `Заготовки группы «${group}». С ними диктуют все, кто в неё входит.`
        : `Заготовки группы «${group}». Их ведёт администратор.`,
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
      ...list,
      how: 'По одной в строке: что вы говорите, запятая, текст. Подойдёт и CSV из таблицы; текст из нескольких строк стоит в кавычках.',
      example: 'моя подпись,"С уважением,\nАнна Вебер"',
      submit: (news) => (news > 0 ? `Взять ${count(news, snippetsTaken)}` : 'Взять'),
      willAdd: (number) => `Добавится ${count(number, snippets)}.`,
      willChange: (number) => `Изменится ${count(number, snippets)}.`,
      changed: (number) => `Изменено: ${count(number, snippets)}.`,
      known: (number) => `Уже есть: ${count(number, snippets)}.`,
      added: (number) => `Добавлено: ${count(number, snippets)}.`,
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
