import { count } from './count.ts';

export const settings = {
  saved: 'Saved',
  saving: 'Saving',
  notSaved: 'Not saved; the setting is as it was.',
  dictation: 'Dictation',
  language: { label: 'Language of speech', hint: 'One language is recognised more surely than both.' },
  quality: {
    label: 'Accuracy',
    hint: 'High takes longer, for texts where every word counts.',
    values: { normal: 'Normal, fastest', high: 'High' },
  },
  mode: {
    label: 'Text appears',
    hint: 'After each pause you see it grow; at the end it is one whole text.',
    values: { after_recording: 'At the end', on_pause: 'After each pause' },
  },
  editor: {
    label: 'Language model tidies the text',
    hint: 'It can take out fillers and slips of the tongue, but adds a moment, and a small model sometimes leaves a text as it was. What was heard always stays beside it in history.',
  },
  app: 'Appearance',
  history: 'History',
  historyLimit: {
    label: 'Keep dictations',
    hint: 'When there are more, the oldest are deleted for good.',
    all: 'All of them',
    newest: (dictations: number) => `The newest ${count(dictations, { one: 'dictation', other: 'dictations' })}`,
    confirm: (dictations: number) =>
      `Keep only the newest ${count(dictations, { one: 'dictation', other: 'dictations' })}? Older ones will be deleted for good.`,
    confirmAction: 'Keep only these',
  },
  keepAudio: {
    label: 'Keep recordings',
    hint: 'With its recording a dictation can be listened to and recognised again. When the time is over the recording is deleted, the text stays.',
    never: 'Only until the text is there',
    days: (days: number) => `For ${count(days, { one: 'day', other: 'days' })}`,
    confirmNever:
      'Keep no recordings? Those of dictations that are text already will be deleted for good; the texts stay.',
    confirm: (days: number) =>
      `Keep recordings for ${count(days, { one: 'day', other: 'days' })} only? Older ones will be deleted for good; the texts stay.`,
    confirmAction: 'Delete older ones',
  },
  keepText: {
    label: 'Keep texts',
    hint: 'When the time is over the whole dictation is deleted for good, with its recording.',
    always: 'For ever',
    days: (days: number) => `For ${count(days, { one: 'day', other: 'days' })}`,
    confirm: (days: number) =>
      `Keep dictations for ${count(days, { one: 'day', other: 'days' })} only? Older ones will be deleted for good, text and recording.`,
    confirmAction: 'Delete older ones',
  },
  browser: 'Browser and devices',
  hotkeys: {
    label: 'Shortcut on web pages',
    hint: 'Chrome changes it at chrome://extensions/shortcuts, Firefox in its add-ons manager.',
  },
  extension: { label: 'Extension', hint: 'Puts your words into any field on any website.', connect: 'Connect' },
  devices: {
    label: 'Connected devices',
    none: 'None yet.',
    used: (date: string) => `last used ${date}`,
    remove: 'Remove',
    removeLabel: (name: string) => `Remove ${name}`,
    removed: (name: string) => `${name} was removed.`,
    notRemoved: 'Not removed. The device is still connected.',
  },
  install: {
    label: 'App on this device',
    hint: 'Its own window and icon, opens without the browser.',
    submit: 'Install',
    done: 'Installed',
    byHand: 'In the browser’s menu choose “Install” or “Add to Home screen”.',
  },
  account: 'Account',
  signedInAs: 'Signed in as',
  signOut: 'Sign out',
  signOutHint: 'The note on this device stays.',
};
