import { expect, it } from 'vitest';
import { draftBehind } from './whisper-draft.ts';

const time = 50_400;
const heard = (prefix: number[], generated: number[]) => ({
  prefix,
  generated,
  isText: generated.map((token) => token < time),
});

it.each([
  ['the same prefix', heard([1], [time, 2, 3]), [1], [time, 2, 3]],
  [
    'words that were said, now fixed',
    heard([1], [time, 2, 3, time + 9, time + 9, 4]),
    [1, 2, 3],
    [time + 9, time + 9, 4],
  ],
  ['all of them fixed', heard([], [time, 1, 2, time + 5]), [1, 2], [time + 5]],
  ['nothing fixed any more', heard([1, 2], [3, time + 7]), [], [1, 2, 3, time + 7]],
  ['other words fixed', heard([], [time, 1, 2]), [1, 9], []],
  ['more fixed than was heard', heard([], [time, 1]), [1, 2], []],
  ['another beginning', heard([1, 2], [3]), [4], []],
])('drafts behind %s', (_, last, prefix, draft) => {
  expect(draftBehind(last, prefix)).toEqual(draft);
});
