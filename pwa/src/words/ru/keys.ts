import type { Words } from '../en/index.ts';

export const keys: Words['keys'] = {
  title: 'Клавиши',
  everywhere: 'Везде',
  inHistory: 'В истории',
  inDictionary: 'В словаре',
  inNote: 'В заметке',
  list: 'Этот список',
  commands: 'Команды',
  search: 'Поиск',
  move: 'Перейти к другой диктовке',
  moveTerms: 'Перейти к другому слову',
  open: 'Открыть и свернуть',
  raw: 'Услышанное рядом с текстом',
  restore: 'Взять услышанное как текст',
  copy: 'Скопировать текст',
  edit: 'Изменить',
  remove: 'Удалить',
  back: 'Назад, закрыть',
  record: 'Начать и закончить диктовку',
  onPages: 'На других страницах, с расширением',
};

export const palette: Words['palette'] = {
  title: 'Команды',
  placeholder: 'Что сделать?',
  none: 'Такой команды нет',
  go: (place) => `Перейти: ${place}`,
  search: 'Поиск в истории',
  record: 'Начать диктовку',
  stop: 'Закончить диктовку',
  copyNote: 'Скопировать заметку',
  theme: (theme) => `Тема: ${theme}`,
  language: (language) => `Язык: ${language}`,
  keys: 'Показать клавиши',
  connect: 'Подключить расширение',
  signOut: 'Выйти',
};
