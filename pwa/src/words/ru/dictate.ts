import type { Words } from '../en/index.ts';
import { count, dictations } from './count.ts';

export const record: Words['record'] = {
  start: 'Начать диктовку',
  stop: 'Закончить диктовку',
  cancel: 'Не сохранять эту диктовку',
  level: 'Уровень микрофона',
  idle: 'Можно говорить',
  preparing: 'Готовимся',
  listening: 'Слушаем',
  waiting: (position) => `Слушаем. Перед вами ${count(position, dictations)}`,
  broken: 'Связь с сервером прервалась. Говорите дальше: запись идёт и будет отправлена.',
  trying: 'Сервер не отвечает. Пробуем снова; запись хранится на этом устройстве.',
  working: 'Записываем текст',
  sending: 'Отправляем',
  done: 'Готово',
  nothingHeard: 'Слов не слышно.',
  microphoneLost: 'Микрофон отключился. Всё сказанное до этого здесь.',
  tooLong: 'Достигнута предельная длина записи. Всё сказанное до этого здесь.',
  lacks: {
    quality: 'Сервер занят: распознано быстрым способом, ошибок может быть больше.',
    editor: 'Сервер занят: текст исправлен только по правилам.',
  },
  kept: 'Запись хранится на этом устройстве и отправится сама.',
  toQueue: 'Открыть очередь',
};

export const note: Words['note'] = {
  label: 'Заметка',
  placeholder: 'Нажмите кнопку и говорите. Можно и печатать.',
  clear: 'Очистить',
  cleared: 'Заметка очищена.',
  saved: 'Хранится на этом устройстве',
  notKept: 'Браузер не хранит заметку на этом устройстве. Скопируйте её, прежде чем уйти со страницы.',
  words: (words) => count(words, { one: 'слово', few: 'слова', many: 'слов', other: 'слова' }),
  speech: 'Язык речи',
};

export const languages: Words['languages'] = { ru: 'Русский', en: 'Английский', auto: 'Русский и английский' };

export const languagesShort: Words['languagesShort'] = { ru: 'RU', en: 'EN', auto: 'Авто' };
