import { count } from './count.ts';

const dictations = { one: 'dictation', other: 'dictations' };
const minutes = { one: 'minute', other: 'minutes' };

export const queue = {
  lead: 'Recordings whose text is not on the server yet. They are kept on this device, encrypted, and are sent by themselves.',
  summary: (number: number, rest: string) => `${count(number, dictations)}, ${rest}`,
  waiting: (number: number) => `${count(number, dictations)} waiting`,
  sendAll: 'Send now',
  sendOne: 'Send again',
  play: 'Listen',
  hide: 'Hide',
  discard: 'Discard',
  state: {
    recording: 'Recording',
    kept_here: 'Kept here',
    sending: 'Sending',
    recognising: 'The server is writing it down',
    stored: 'In history',
    needs_you: 'Needs you',
  },
  sent: (percent: number) => `${percent}% sent`,
  interrupted: 'ended when the browser closed',
  damaged: (seconds: number) =>
    `${count(seconds, { one: 'second', other: 'seconds' })} could not be read and became silence`,
  unreadable:
    'This recording can no longer be read on this device. What can be heard of it is nothing; it can be discarded.',
  keptAnyway: 'The recording is kept here.',
  entry: (time: string) => `Recording, ${time}`,
  lost: 'The recording can no longer be read.',
  waitsFor: {
    server: 'The server cannot be reached. Recordings are kept here and are sent as soon as it answers.',
    sign_in: 'Sign in again to have these sent. Until then they are kept here.',
  },
  warnings: {
    nearly_full: (left: number) =>
      `Room on this device is short: there is enough for about ${count(left, minutes)} of speech. Connect to the server, or discard what you do not need.`,
    full: 'There is no more room on this device. What you say now is only on this page until it is sent: keep it open.',
    unavailable:
      'This browser keeps nothing on this device, perhaps because the window is private. What you say is only on this page until it is sent: keep it open.',
    evicted: (number: number) =>
      `The browser threw away ${count(number, dictations)} that waited here, to make room. They cannot be brought back.`,
  },
  confirm: {
    title: 'Discard this recording?',
    lead: 'There is no text of it yet, neither here nor on the server. It cannot be brought back.',
    submit: 'Discard',
  },
  notDiscarded: 'It could not be discarded. It is still here.',
  storedTitle: 'Arrived',
  openHistory: 'Open history',
  noWords: 'No words were heard',
  empty: {
    title: 'Nothing waits here',
    lead: 'Everything you said has arrived. When the server is away you can go on dictating: recordings wait here and are sent by themselves.',
    action: 'Dictate a note',
  },
  leaving: {
    title: (number: number) => `${count(number, dictations)} not sent yet`,
    lead: 'If you sign out, these recordings stay on this device, encrypted for you alone. They are sent when you sign in here again; nobody else can hear them.',
    stay: 'Stay signed in',
    leave: 'Sign out anyway',
  },
};
