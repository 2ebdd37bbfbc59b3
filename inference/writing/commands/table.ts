import { phraseTable } from '../phrases.ts';

/** Signs that stand around something. */
export type Pair = 'quotes' | 'brackets' | 'square' | 'curly';

/** How a sign stands among its neighbours: «и/или», «A & B», «5 %», «№ 5», «#акция», «Альфа™». */
export type SignPlace = 'joins' | 'between' | 'after_number' | 'before_number' | 'before_word' | 'after_word';

/** What a spoken command does. */
export type Command =
  | { kind: 'mark'; mark: ',' | '.' | ':' | ';' | '?' | '!' | '…' }
  | { kind: 'dash' | 'hyphen' | 'bullet' }
  | { kind: 'break'; lines: 1 | 2 }
  | { kind: 'open' | 'close' | 'toggle'; pair: Pair }
  | { kind: 'sign'; sign: string; place: SignPlace }
  | { kind: 'delete'; what: 'word' | 'sentence' }
  | { kind: 'capitals'; from: 'next_word' | 'here' | 'initial' | 'small_initial' | 'end' };

const mark = (sign: Extract<Command, { kind: 'mark' }>['mark']): Command => ({ kind: 'mark', mark: sign });
const pairs = (kind: 'open' | 'close' | 'toggle', pair: Pair): Command => ({ kind, pair });
const sign = (signs: string, place: SignPlace): Command => ({ kind: 'sign', sign: signs, place });
const capitals = (from: Extract<Command, { kind: 'capitals' }>['from']): Command => ({ kind: 'capitals', from });

/** In the one form in which it is a command: «точку», «точки» are words of a sentence. */
export const commands = {
  ru: phraseTable<Command>({
    запятая: mark(','),
    точка: mark('.'),
    двоеточие: mark(':'),
    'точка с запятой': mark(';'),
    'вопросительный знак|знак вопроса': mark('?'),
    'восклицательный знак|знак восклицания': mark('!'),
    'многоточие|троеточие': mark('…'),
    'тире|длинное тире': { kind: 'dash' },
    дефис: { kind: 'hyphen' },
    'с новой строки|новая строка|с новой строчки|новая строчка|следующая строка|со следующей строки|перенос строки|на новую строку|перевод строки':
      { kind: 'break', lines: 1 },
    'новый абзац|с нового абзаца|с красной строки|следующий абзац|абзац': { kind: 'break', lines: 2 },
    'кавычки открыть|кавычку открыть|открыть кавычки|открой кавычки|открыть кавычку|открой кавычку|кавычки открываются|кавычка открывается|открывающая кавычка|открывающие кавычки|открываем кавычки|откройте кавычки|открываются кавычки|открывается кавычка|открыть кавычка':
      pairs('open', 'quotes'),
    'кавычки закрыть|кавычку закрыть|закрыть кавычки|закрой кавычки|закрыть кавычку|закрой кавычку|кавычки закрываются|кавычка закрывается|закрывающая кавычка|закрывающие кавычки|закрываем кавычки|закройте кавычки|закрываются кавычки|закрывается кавычка|конец кавычек':
      pairs('close', 'quotes'),
    'кавычки|кавычка': pairs('toggle', 'quotes'),
    'скобку открыть|скобки открыть|открыть скобку|открой скобку|открыть скобки|открой скобки|скобка открывается|скобки открываются|открывающая скобка|открываем скобку|открываем скобки|откройте скобку|открывается скобка':
      pairs('open', 'brackets'),
    'скобку закрыть|скобки закрыть|закрыть скобку|закрой скобку|закрыть скобки|закрой скобки|скобка закрывается|скобки закрываются|закрывающая скобка|закрываем скобку|закрываем скобки|закройте скобку|закрывается скобка':
      pairs('close', 'brackets'),
    'скобка|скобки': pairs('toggle', 'brackets'),
    'открыть квадратную скобку|открой квадратную скобку|открыть квадратные скобки|квадратная скобка открывается|квадратную скобку открыть|открывающая квадратная скобка|квадратные скобки открываются':
      pairs('open', 'square'),
    'закрыть квадратную скобку|закрой квадратную скобку|закрыть квадратные скобки|квадратная скобка закрывается|квадратную скобку закрыть|закрывающая квадратная скобка|квадратные скобки закрываются':
      pairs('close', 'square'),
    'открыть фигурную скобку|открой фигурную скобку|открыть фигурные скобки|фигурная скобка открывается|фигурную скобку открыть|открывающая фигурная скобка':
      pairs('open', 'curly'),
    'закрыть фигурную скобку|закрой фигурную скобку|закрыть фигурные скобки|фигурная скобка закрывается|фигурную скобку закрыть|закрывающая фигурная скобка':
      pairs('close', 'curly'),
    'слэш|слеш|косая черта': sign('/', 'joins'),
    'обратный слэш|обратный слеш|обратная косая черта|бэкслэш|бэкслеш': sign('\\', 'joins'),
    'нижнее подчеркивание|знак подчеркивания': sign('_', 'joins'),
    апостроф: sign('’', 'joins'),
    'амперсанд|знак амперсанд': sign('&', 'between'),
    'знак плюс|знак плюса': sign('+', 'between'),
    'знак минус|знак минуса': sign('−', 'between'),
    'знак равно|знак равенства': sign('=', 'between'),
    'знак умножения|знак умножить': sign('×', 'between'),
    'знак копирайта|знак копирайт': sign('©', 'between'),
    'знак процента|знак процент|знак процентов': sign('%', 'after_number'),
    'знак градуса|знак градусов': sign('°', 'after_number'),
    'знак рубля|знак рублей': sign('₽', 'after_number'),
    'знак доллара|знак долларов': sign('$', 'after_number'),
    'знак евро': sign('€', 'after_number'),
    'знак номера|знак номер': sign('№', 'before_number'),
    'знак параграфа|знак параграф': sign('§', 'before_number'),
    'хештег|хэштег|знак решетки|знак решетка|символ решетки|символ решетка': sign('#', 'before_word'),
    'знак собака|знак собаки|символ собака|символ собаки': sign('@', 'before_word'),
    'звездочка|знак звездочка|знак звездочки|символ звездочка|символ звездочки': sign('*', 'after_word'),
    'знак торговой марки|знак тм': sign('™', 'after_word'),
    'новый пункт|следующий пункт|пункт списка|маркер списка|новый пункт списка|следующий пункт списка': {
      kind: 'bullet',
    },
    'удали последнее предложение|удалить последнее предложение|сотри последнее предложение|удали предыдущее предложение|отмени последнее предложение|убери последнее предложение|удали последнюю фразу|сотри последнюю фразу|убери последнюю фразу|отмени последнюю фразу|отмени|отменить|отмени последнее|сотри|зачеркни|сотри последнее|сотри это|зачеркни это':
      { kind: 'delete', what: 'sentence' },
    'удали последнее слово|удалить последнее слово|сотри последнее слово|удали предыдущее слово|убери последнее слово|отмени последнее слово|стереть последнее слово':
      { kind: 'delete', what: 'word' },
    'заглавными|заглавными буквами|большими буквами|прописными|прописными буквами|капслоком': capitals('next_word'),
    'включи заглавные|заглавные буквы включить|начать заглавными|капслок включить|включи капслок|капс включить':
      capitals('here'),
    'выключи заглавные|заглавные буквы выключить|конец заглавных|закончить заглавными|капслок выключить|выключи капслок|капс выключить|обычными буквами':
      capitals('end'),
    'с большой буквы|с заглавной буквы|с прописной буквы': capitals('initial'),
    'с маленькой буквы|со строчной буквы': capitals('small_initial'),
  }),
  en: phraseTable<Command>({
    comma: mark(','),
    'period|full stop': mark('.'),
    colon: mark(':'),
    'semicolon|semi colon|semi-colon': mark(';'),
    'question mark': mark('?'),
    'exclamation mark|exclamation point': mark('!'),
    'ellipsis|dot dot dot': mark('…'),
    'dash|em dash|em-dash': { kind: 'dash' },
    hyphen: { kind: 'hyphen' },
    'new line|newline|next line|line break': { kind: 'break', lines: 1 },
    'new paragraph|next paragraph|paragraph break': { kind: 'break', lines: 2 },
    'open quote|open quotes|open quotation mark|open quotation marks|begin quote|start quote|open double quote|open inverted commas|left quote':
      pairs('open', 'quotes'),
    'close quote|close quotes|close quotation mark|close quotation marks|end quote|unquote|end of quote|close double quote|close inverted commas|right quote':
      pairs('close', 'quotes'),
    'quote|quotation mark': pairs('toggle', 'quotes'),
    'open parenthesis|open parentheses|open paren|open parens|open bracket|open brackets|left parenthesis|left paren|left bracket':
      pairs('open', 'brackets'),
    'close parenthesis|close parentheses|close paren|close parens|close bracket|close brackets|right parenthesis|right paren|right bracket':
      pairs('close', 'brackets'),
    'open square bracket|open square brackets|left square bracket': pairs('open', 'square'),
    'close square bracket|close square brackets|right square bracket': pairs('close', 'square'),
    'open brace|open curly brace|open curly bracket|open curly brackets|left brace|left curly bracket|left curly brace':
      pairs('open', 'curly'),
    'close brace|close curly brace|close curly bracket|close curly brackets|right brace|right curly bracket|right curly brace':
      pairs('close', 'curly'),
    'slash|forward slash': sign('/', 'joins'),
    'backslash|back slash': sign('\\', 'joins'),
    underscore: sign('_', 'joins'),
    apostrophe: sign("'", 'joins'),
    'apostrophe s': sign("'s", 'after_word'),
    'ampersand|ampersand sign': sign('&', 'between'),
    'plus sign': sign('+', 'between'),
    'minus sign': sign('−', 'between'),
    'equal sign|equals sign': sign('=', 'between'),
    'multiplication sign': sign('×', 'between'),
    'copyright sign|copyright symbol': sign('©', 'between'),
    'percent sign|percentage sign|per cent sign|percent symbol': sign('%', 'after_number'),
    'degree sign|degrees sign|degree symbol': sign('°', 'after_number'),
    'dollar sign': sign('$', 'before_number'),
    'euro sign': sign('€', 'before_number'),
    'pound sterling sign': sign('£', 'before_number'),
    'number sign|pound sign': sign('#', 'before_number'),
    'section sign': sign('§', 'before_number'),
    'hashtag|hash tag|hash sign': sign('#', 'before_word'),
    'at sign|at symbol': sign('@', 'before_word'),
    'asterisk|asterisk sign': sign('*', 'after_word'),
    'trademark sign|trademark symbol': sign('™', 'after_word'),
    'registered sign|registered trademark sign|registered symbol': sign('®', 'after_word'),
    'bullet|bullet point|new bullet|next bullet|new bullet point|next bullet point|new list item|next list item': {
      kind: 'bullet',
    },
    'scratch that|strike that|delete that|undo that|scratch last sentence|delete last sentence|delete the last sentence|delete previous sentence|delete the previous sentence|remove last sentence|remove the last sentence|undo last sentence|erase last sentence|erase that|scratch the last sentence':
      { kind: 'delete', what: 'sentence' },
    'delete last word|delete the last word|scratch last word|scratch the last word|delete previous word|delete the previous word|remove last word|remove the last word|erase last word|undo last word':
      { kind: 'delete', what: 'word' },
    'all caps|uppercase|upper case': capitals('next_word'),
    'caps on|all caps on|caps lock on|start all caps|begin all caps': capitals('here'),
    'caps off|all caps off|caps lock off|end all caps|end caps|no caps|stop all caps': capitals('end'),
    'cap next|capitalize next|capitalise next|cap|capital|capital letter': capitals('initial'),
    'lowercase|lower case': capitals('small_initial'),
  }),
};

/** Said before a command, it makes the command a word: «дословно запятая» writes «запятая». */
export const literally = phraseTable<true>({ 'дословно|literal': true });
