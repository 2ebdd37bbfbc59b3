import { count } from './count.ts';

export const record = {
  start: 'Start dictation',
  stop: 'Stop dictation',
  cancel: 'Discard this dictation',
  level: 'Microphone level',
  idle: 'Ready',
  preparing: 'Getting ready',
  listening: 'Listening',
  waiting: (position: number) =>
    `Listening. ${count(position, { one: 'dictation', other: 'dictations' })} before yours`,
  broken: 'The line to the server is broken. Keep talking: the recording goes on and will be sent.',
  trying: 'The server does not answer. Trying again; the recording is kept on this device.',
  working: 'Writing it down',
  sending: 'Sending',
  done: 'Done',
  nothingHeard: 'No words were heard.',
  microphoneLost: 'The microphone was disconnected. What you said until then is here.',
  tooLong: 'The longest recording was reached. What you said until then is here.',
  lacks: {
    quality: 'The server is busy: heard the quick way, so there may be more mistakes.',
    editor: 'The server is busy: tidied by the rules only.',
  },
  kept: 'The recording is kept on this device and is sent by itself.',
  toQueue: 'Open the queue',
};

export const note = {
  label: 'Note',
  placeholder: 'Press the button and speak, or type.',
  clear: 'Clear',
  cleared: 'The note was cleared.',
  saved: 'Kept on this device',
  notKept: 'The browser does not keep the note on this device. Copy it before you leave the page.',
  words: (words: number) => count(words, { one: 'word', other: 'words' }),
  speech: 'Language of speech',
};

export const languages = { ru: 'Russian', en: 'English', auto: 'Russian and English' };

export const languagesShort = { ru: 'RU', en: 'EN', auto: 'Auto' };
