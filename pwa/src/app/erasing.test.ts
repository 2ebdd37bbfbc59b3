import type { ErrorCode } from '@alfavoice/gateway/contract';
import { expect, test } from 'vitest';
import { eraseLater } from './erasing.ts';

/** What happened to a thing by the time its deletion was final, or undone. */
async function erasing(answer: ErrorCode | 'deleted', undone = false): Promise<string[]> {
  const happened: string[] = [];
  let end: (() => unknown) | undefined;
  const offer = (said: string, undo: () => void, settle?: () => void) => {
    happened.push(said);
    end = undone ? undo : settle;
  };
  eraseLater(
    { offer },
    {
      said: 'gone',
      putBack: () => happened.push('back'),
      async remove() {
        happened.push('removed');
        if (answer === 'deleted') return { ok: true, value: undefined };
        return { ok: false, problem: { type: '', title: '', status: 0, code: answer, detail: '' } };
      },
      failed: ({ code }) => happened.push(code),
    },
  );
  await end?.();
  return happened;
}

test('it is deleted for good when it can no longer be undone', async () => {
  expect(await erasing('deleted')).toEqual(['gone', 'removed']);
  expect(await erasing('deleted', true)).toEqual(['gone', 'back']);
});

test('what could not be deleted comes back and says why; what was gone already stays away', async () => {
  expect(await erasing('unavailable')).toEqual(['gone', 'removed', 'back', 'unavailable']);
  expect(await erasing('not_found')).toEqual(['gone', 'removed']);
});
