import { phraseTable } from '../phrases.ts';

/** What a spoken command does. */
export type Command =
  | { kind: 'mark'; mark: ',' | '.' | ':' | ';' | '?' | '!' | '…' }
  | { kind: 'dash' | 'hyphen' | 'bullet' }
  | { kind: 'break'; lines: 1 | 2 }
  | { kind: 'open' | 'close' | 'toggle'; pair: 'quotes' | 'brackets' }
  | { kind: 'delete'; what: 'word' | 'sentence' }
  | { kind: 'capitals'; from: 'next_word' | 'here' | 'initial' | 'end' };

const mark = (sign: Extract<Command, { kind: 'mark' }>['mark']): Command => ({ kind: 'mark', mark: sign });
const pairs = (kind: 'open' | 'close' | 'toggle', pair: 'quotes' | 'brackets'): Command => ({ kind, pair });
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
    многоточие: mark('…'),
    тире: { kind: 'dash' },
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
    'bullet|bullet point|new bullet|next bullet|new bullet point|next bullet point|new list item|next list item': {
      kind: 'bullet',
    },
    'scratch that|strike that|delete that|undo that|scratch last sentence|delete last sentence|delete the last sentence|delete previous sentence|delete the previous sentence|remove last sentence|remove the last sentence|undo last sentence|erase last sentence|erase that|scratch the last sentence':
      { kind: 'delete', what: 'sentence' },
    'delete last word|delete the last word|scratch last word|scratch the last word|delete previous word|delete the previous word|remove last word|remove the last word|erase last word|undo last word':
      { kind: 'delete', what: 'word' },
    'all caps': capitals('next_word'),
    'caps on|all caps on|caps lock on|start all caps|begin all caps': capitals('here'),
    'caps off|all caps off|caps lock off|end all caps|end caps|no caps|stop all caps': capitals('end'),
    'cap next|capitalize next|capitalise next': capitals('initial'),
  }),
};

/** Said before a command, it makes the command a word: «дословно запятая» writes «запятая». */
export const literally = phraseTable<true>({ 'дословно|literal': true });
