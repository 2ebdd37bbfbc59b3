import { expect, test } from 'vitest';
import type { Starting } from '../messages/messages.ts';
import { createStartingKeys, isHoldable, type KeyPress, type StartingKeys } from './keys.ts';

function keyboard(keys: Partial<StartingKeys>) {
  const told: Starting[] = [];
  let announced = 0;
  let now = 0;
  let due: { at: number; work: () => void } | undefined;
  const starting = createStartingKeys(
    { holdKey: '', doubleTap: 'off', ...keys },
    {
      tell: (does) => told.push(does),
      ready: () => announced++,
      after(ms, work) {
        due = { at: now + ms, work };
        return () => {
          due = undefined;
        };
      },
    },
  );
  const event = (type: string, code: string, more: Partial<KeyPress> = {}) =>
    starting.pressed({ type, code, repeat: false, isTrusted: true, timeStamp: now, ...more });
  return {
    told,
    announced: () => announced,
    down: (code: string, more?: Partial<KeyPress>) => event('keydown', code, more),
    up: (code: string) => event('keyup', code),
    wait(ms: number) {
      now += ms;
      if (!due || due.at > now) return;
      const { work } = due;
      due = undefined;
      work();
    },
    lost: starting.lost,
  };
}

test('a function key records from its press to its release, and the page does not get it', () => {
  const { told, down, up } = keyboard({ holdKey: 'F9' });
  expect(down('F9')).toBe(true);
  expect(down('F9', { repeat: true })).toBe(true);
  expect(told).toEqual(['begin']);
  up('F9');
  expect(told).toEqual(['begin', 'finish']);
});

test('a modifier has to be held for a moment; with another key it is what it always was', () => {
  const { told, down, up, wait } = keyboard({ holdKey: 'ControlRight' });
  expect(down('ControlRight')).toBe(false);
  wait(100);
  down('KeyC');
  wait(500);
  up('ControlRight');
  expect(told).toEqual([]);
  down('ControlRight');
  wait(200);
  expect(told).toEqual(['begin']);
  up('ControlRight');
  expect(told).toEqual(['begin', 'finish']);
});

test('a key pressed while the modifier records: nothing was meant to be said', () => {
  const { told, down, wait } = keyboard({ holdKey: 'ControlRight' });
  down('ControlRight');
  wait(200);
  down('KeyV');
  expect(told).toEqual(['begin', 'abandon']);
});

test('a window that loses the keyboard ends it', () => {
  const { told, down, lost } = keyboard({ holdKey: 'F9' });
  down('F9');
  lost();
  lost();
  expect(told).toEqual(['begin', 'finish']);
});

test('two taps of the modifier, quickly and with nothing between them', () => {
  const { told, down, wait } = keyboard({ doubleTap: 'Control' });
  down('ControlLeft');
  wait(200);
  down('ControlLeft');
  expect(told).toEqual(['toggle']);
  wait(100);
  down('ControlLeft');
  wait(1000);
  down('ControlLeft');
  wait(100);
  down('KeyC');
  down('ControlLeft');
  wait(100);
  down('ControlRight');
  down('ControlRight', { repeat: true });
  expect(told).toEqual(['toggle']);
});

test('a key that may mean a dictation says so before it is one', () => {
  const { announced, told, down, wait } = keyboard({ holdKey: 'ControlRight', doubleTap: 'Shift' });
  down('KeyC');
  expect(announced()).toBe(0);
  down('ControlRight');
  expect(announced()).toBe(1);
  down('ShiftLeft');
  expect(announced()).toBe(2);
  wait(100);
  down('ShiftLeft');
  expect(announced()).toBe(2);
  expect(told).toEqual(['toggle']);
});

test('key events that a page makes up mean nothing', () => {
  const { told, down } = keyboard({ holdKey: 'F9', doubleTap: 'Shift' });
  expect(down('F9', { isTrusted: false })).toBe(false);
  down('ShiftLeft', { isTrusted: false });
  down('ShiftLeft', { isTrusted: false });
  expect(told).toEqual([]);
});

test('only keys that write nothing can be held', () => {
  expect(['AltRight', 'ControlLeft', 'F9', 'Pause'].every(isHoldable)).toBe(true);
  expect(['KeyA', 'Space', 'Enter', 'Digit1', 'Tab', ''].some(isHoldable)).toBe(false);
});
