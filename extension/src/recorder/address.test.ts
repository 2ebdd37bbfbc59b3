import { expect, test } from 'vitest';
import { choiceIn, recorderAddress } from './address.ts';

test('the choice of the microphone goes with the address, whatever the device is called', () => {
  const choice = { deviceId: 'a#b/ü+ %"', echoCancellation: true, noiseSuppression: false, autoGainControl: true };
  const { hash } = new URL(recorderAddress(choice), 'moz-extension://one/');
  expect(choiceIn(hash)).toEqual(choice);
  expect(choiceIn(new URL(recorderAddress(undefined), 'moz-extension://one/').hash)).toBeUndefined();
});
