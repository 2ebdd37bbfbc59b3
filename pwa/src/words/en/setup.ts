import { count } from './count.ts';

export const setup = {
  title: 'Set up AlfaVoice',
  lead: 'Three steps, about two minutes. Speech stays on this server.',
  linkMissing:
    'This page needs the first-run link. The server prints it when it starts; open that link in this browser.',
  alreadyDone: 'This server is set up already.',
  toSignIn: 'Sign in',
  administrator: {
    title: 'Administrator',
    lead: 'The first account. It can add the others.',
    passwordHint: (least: number) => `At least ${count(least, { one: 'character', other: 'characters' })}.`,
    submit: 'Create account',
    done: (email: string) => `Signed in as ${email}`,
  },
  microphone: {
    title: 'Microphone',
    lead: 'Say a few words. The bars should move with your voice.',
    start: 'Test the microphone',
    opening: 'The browser asks for the microphone: choose Allow.',
    listening: 'Say something',
    quiet: 'Nothing heard yet. Come closer or choose another microphone in the browser.',
    heard: 'Your voice comes through',
    next: 'Continue',
  },
  trial: {
    title: 'Try it',
    lead: 'Press the button, say a sentence, press again.',
    done: 'That is all there is to it. The text also stands in your history.',
  },
  extension: {
    title: 'Dictate on any page',
    lead: 'The extension puts your words into the field you are in, on every website.',
    submit: 'Connect the extension',
    later: 'Later, go to history',
  },
};
