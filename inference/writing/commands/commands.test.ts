import { describe, expect, it } from 'vitest';
import type { Language } from '../../contract/index.ts';
import { applied, resultOf } from '../test-step.ts';
import { spokenCommands } from './index.ts';

const ru = (text: string): string => applied(spokenCommands, text, 'ru');
const en = (text: string): string => applied(spokenCommands, text, 'en');

describe('Russian commands', () => {
  it.each([
    ['привет запятая мир точка', 'привет, мир.'],
    ['готово вопросительный знак да восклицательный знак', 'готово? да!'],
    ['итого двоеточие сто точка с запятой двести', 'итого: сто; двести'],
    ['Москва тире столица северо дефис запад многоточие', 'Москва — столица северо-запад…'],
    ['раз новая строка два новый абзац три', 'раз\nдва\n\nтри'],
    ['роман открыть кавычки Идиот закрыть кавычки точка', 'роман «Идиот».'],
    ['роман кавычки Идиот кавычки вышел', 'роман «Идиот» вышел'],
    [
      'он сказал открыть кавычки читай открыть кавычки Идиота закрыть кавычки закрыть кавычки',
      'он сказал «читай „Идиота“»',
    ],
    ['сумма скобка открывается без НДС скобка закрывается', 'сумма (без НДС)'],
    ['дела двоеточие новый пункт чай следующий пункт хлеб', 'дела:\n- чай\n- хлеб'],
    ['план пункт первый чай пункт второй хлеб', 'план\n1. чай\n2. хлеб'],
    ['тема двоеточие заглавными срочно ответьте', 'тема: СРОЧНО ответьте'],
    ['включи капслок важно очень выключи капслок спасибо', 'ВАЖНО ОЧЕНЬ спасибо'],
    ['раз новая строка с большой буквы мир', 'раз\nМир'],
    ['Чай. Удали последнее предложение. Кофе.', 'Кофе.'],
    ['Чай. Кофе с молоком. Удали последнее слово. Сахаром.', 'Чай. Кофе с Сахаром.'],
    ['дословно запятая и дословно точка с запятой', 'запятая и точка с запятой'],
    ['кое дефис что и веб тире сервер', 'кое-что и веб-сервер'],
    ['едем в с большой буквы тверь', 'едем в Тверь'],
    ['новая строка с маленькой буквы Молоко', 'молоко'],
    ['цена слэш качество и слэш или', 'цена/качество и/или'],
    ['Смит амперсанд партнёры хештег акция', 'Смит & партнёры #акция'],
    ['открыть квадратную скобку черновик закрыть квадратную скобку', '[черновик]'],
    ['договор знак номера 5 за 100 знак евро', 'договор № 5 за 100 €'],
    // Marks that the recogniser set around a command
    ['Привет, запятая, мир, точка.', 'Привет, мир.'],
    ['Отчёт готов. С новой строки. Жду.', 'Отчёт готов.\nЖду.'],
    ['Название, открыть кавычки, Альфа, закрыть кавычки, утвердили.', 'Название «Альфа» утвердили.'],
  ])('%s -> %j', (text, expected) => {
    expect(ru(text)).toBe(expected);
  });

  it.each([
    'Поставь точку в этом споре.',
    'Точка зрения изменилась.',
    'Это отправная точка.',
    'На карте отмечена точка.',
    'Мы это сделаем, и точка.',
    'Здесь лишняя запятая.',
    'Запятая не нужна.',
    'Поставьте тире или двоеточие.',
    'Кавычки здесь ни к чему.',
    'Начни с новой строки.',
    'Пишите каждый пункт с новой строки.',
    'Новая строка таблицы пуста.',
    'Следующий пункт — бюджет.',
    'Появился новый пункт.',
    'Удали последнее предложение из письма.',
    'Отмени встречу.',
    'Удали последнее слово.',
    'Имя пишите заглавными буквами.',
    'Он человек с большой буквы.',
    'Смотри пункт один.',
    'Слово точка пишется так.',
    'Учитель с большой буквы ушёл на пенсию.',
    'Имена пишутся с маленькой буквы.',
    'Слэш здесь лишний.',
    'Хештег набрал миллион просмотров.',
    'Знак процента ставится после числа.',
  ])('%s stays text', (text) => {
    expect(ru(text)).toBe(text);
  });
});

describe('English commands', () => {
  it.each([
    ['hi comma all period', 'hi, all.'],
    ['is it question mark yes exclamation point', 'is it? yes!'],
    ['so colon one semicolon two full stop', 'so: one; two.'],
    ['we waited dash long and well hyphen known', 'we waited — long and well-known'],
    ['one new line two new paragraph three', 'one\ntwo\n\nthree'],
    ['say open quote yes close quote', 'say "yes"'],
    ['I said quote hello unquote', 'I said "hello"'],
    ['total open parenthesis net close parenthesis', 'total (net)'],
    ['list colon bullet milk bullet eggs', 'list:\n- milk\n- eggs'],
    ['number one milk number two eggs', '1. milk\n2. eggs'],
    ['all caps urgent please', 'URGENT please'],
    ['caps on very urgent caps off please', 'VERY URGENT please'],
    ['At noon. Scratch that. At two.', 'At two.'],
    ['at noon scratch that I meant two', 'I meant two'],
    ['Send it Monday. Delete last word. Tuesday.', 'Send it Tuesday.'],
    ['the literal comma', 'the comma'],
    ['a state hyphen of hyphen the hyphen art lab', 'a state-of-the-art lab'],
    ['a long dash term plan', 'a long-term plan'],
    ['plan capital b and from cap smith', 'plan B and from Smith'],
    ['email and slash or a client slash server app', 'email and/or a client/server app'],
    ['the manager apostrophe s office', "the manager's office"],
    ['tell at sign maria hashtag launch', 'tell @maria #launch'],
  ])('%s -> %j', (text, expected) => {
    expect(en(text)).toBe(expected);
  });

  it.each([
    'The Victorian period was long.',
    'Please confirm the rental period.',
    'A two week period of rest.',
    'Add a comma after the name.',
    'A new line of products.',
    'A question mark over the deal.',
    'It came to a full stop.',
    'Scratch that idea.',
    'Please delete that file.',
    'Get a quote from them.',
    'Written in all caps.',
    'A dash of salt.',
    'He had colon cancer.',
    'Bite the bullet.',
    'It is art with a capital A.',
    'Companies slash jobs.',
    'These figures underscore the need.',
    'The percent sign is missing.',
    'Make the name lowercase.',
  ])('%s stays text', (text) => {
    expect(en(text)).toBe(text);
  });
});

describe('a command in a later phrase than the text it acts on', () => {
  const after = (precedingText: string, text: string, language: Language = 'ru') => {
    const { removesPreceding = 0 } = resultOf(spokenCommands, text, language, { precedingText });
    const kept = precedingText.slice(0, precedingText.length - removesPreceding);
    return kept + applied(spokenCommands, text, language, { precedingText });
  };

  it.each([
    ['Чай. Кофе.', 'Удали последнее предложение.', 'Чай. '],
    ['Чай с мёдом', 'удали последнее слово', 'Чай с'],
    ['Чай. Кофе.', 'Отмени.', 'Чай. '],
    ['Добрый день.', 'Запятая. Коллеги', 'Добрый день, Коллеги'],
    ['Добрый день', 'запятая коллеги', 'Добрый день, коллеги'],
    ['Добрый день.', 'С новой строки высылаю', 'Добрый день.\nвысылаю'],
    ['Фирма «Альфа', 'закрыть кавычки', 'Фирма «Альфа»'],
    ['', 'Новая строка', ''],
    ['', 'Точка.', 'Точка.'],
  ])('%j, then %j', (precedingText, text, expected) => {
    expect(after(precedingText, text)).toBe(expected);
  });

  it('in English too', () => {
    expect(after('At noon. At two.', 'Scratch that.', 'en')).toBe('At noon. ');
  });
});
