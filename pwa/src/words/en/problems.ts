import { count } from './count.ts';

/** A sentence for each code; where something is kept, the place that shows it says so. */
export const problems = {
  bad_request: 'The server did not understand this request. Check what you entered.',
  bad_message: 'This page and the server do not understand each other. Reload the page.',
  bad_audio: 'The server could not read the sound. Reload the page and try again.',
  too_long: 'This is longer than the server allows.',
  too_large: 'This is larger than the server allows.',
  unauthorized: 'You are signed out. Sign in again.',
  wrong_password: 'Email or password is wrong.',
  token_reused: 'You were signed out for safety. Sign in again.',
  forbidden: 'Your account may not do this. Ask your administrator.',
  foreign_origin: 'The server does not accept this address. Open the app at the address your administrator gave you.',
  not_found: 'It is no longer there.',
  conflict: 'It was changed elsewhere meanwhile. Reload the page.',
  limit_reached: 'There is no room for more. What is there stays.',
  already_set_up: 'This server is set up already. Sign in.',
  expired: 'This link or code is too old or already used. Get a new one.',
  rate_limited: 'Too many attempts. Wait a little and try again.',
  queue_full: 'The server is busy. Try again in a moment.',
  worker_lost: 'Recognition was interrupted. Try again.',
  unavailable: 'The server cannot be reached.',
  internal: 'Something went wrong on the server. Try again; if it happens again, tell your administrator.',
  microphone_denied:
    'The microphone is blocked for this page. Allow it by the icon at the address bar, then try again.',
  microphone_missing: 'No microphone was found. Connect one and try again.',
  microphone_busy: 'Another program holds the microphone. Close it and try again.',
  microphone_unsupported: 'The browser gives no microphone here. Open the app at an https address or on localhost.',
};

export const retryIn = (seconds: number) => `Try again in ${count(seconds, { one: 'second', other: 'seconds' })}.`;
