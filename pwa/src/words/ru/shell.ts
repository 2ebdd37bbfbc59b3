import type { Words } from '../en/index.ts';

export const app: Words['app'] = {
  skip: 'К содержанию',
  navigation: 'Главное меню',
  offline: 'Сервер недоступен. Диктовать можно: записи хранятся на этом устройстве и отправятся сами.',
  again: 'Повторить',
  newVersion: 'Готова новая версия.',
  reload: 'Обновить',
  undo: 'Вернуть',
  close: 'Закрыть',
  cancel: 'Отмена',
  copy: 'Скопировать',
  copied: 'Скопировано',
  copyFailed: 'Браузер не разрешил копирование. Выделите текст и скопируйте его вручную.',
  loading: 'Загрузка',
  failed: 'Страница не загрузилась. Обновите её.',
};

export const places: Words['places'] = {
  history: 'История',
  dictate: 'Диктовка',
  dictionary: 'Слова',
  replacements: 'Замены',
  snippets: 'Заготовки',
  styles: 'Стили',
  queue: 'Очередь',
  settings: 'Настройки',
  people: 'Люди',
  setup: 'Первый запуск',
  connect: 'Подключить расширение',
};

export const look: Words['look'] = {
  theme: 'Тема',
  themes: { system: 'Как на устройстве', light: 'Светлая', dark: 'Тёмная' },
  language: 'Язык',
  locales: { system: 'Как в браузере', ru: 'Русский', en: 'English' },
};
