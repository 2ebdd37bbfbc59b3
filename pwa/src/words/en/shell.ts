export const app = {
  skip: 'Skip to content',
  navigation: 'Main',
  offline:
    'The server cannot be reached. You can go on dictating: recordings are kept on this device and are sent by themselves.',
  again: 'Try again',
  newVersion: 'A new version is ready.',
  reload: 'Reload',
  undo: 'Undo',
  close: 'Close',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The browser did not allow copying. Select the text and copy it by hand.',
  loading: 'Loading',
  failed: 'This page could not be loaded. Reload it.',
};

export const places = {
  history: 'History',
  dictate: 'Dictate',
  dictionary: 'Words',
  replacements: 'Replacements',
  snippets: 'Snippets',
  styles: 'Styles',
  queue: 'Queue',
  settings: 'Settings',
  people: 'People',
  setup: 'Set up',
  connect: 'Connect the extension',
};

export const look = {
  theme: 'Theme',
  themes: { system: 'As on this device', light: 'Light', dark: 'Dark' },
  language: 'Language',
  locales: { system: 'As in the browser', ru: 'Русский', en: 'English' },
};
