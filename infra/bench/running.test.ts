import { expect, it } from 'vitest';
import { Running } from './running.ts';

const thing = () => {
  const made = {
    stops: 0,
    stop: async () => {
      made.stops += 1;
    },
  };
  return made;
};

it('ends what was started when its use is over, and when its use fails', async () => {
  const running = new Running();
  const [one, other] = [thing(), thing()];
  expect(await running.during(one, async () => 'done')).toBe('done');
  await expect(
    running.during(other, async () => {
      throw new Error('lost');
    }),
  ).rejects.toThrow('lost');
  expect([one.stops, other.stops]).toEqual([1, 1]);
});

it('ends what is still in use when all shall end, and nothing that is over', async () => {
  const running = new Running();
  const [over, open] = [thing(), thing()];
  await running.during(over, async () => undefined);
  void running.during(open, () => new Promise(() => undefined));
  await running.stopAll();
  expect([over.stops, open.stops]).toEqual([1, 1]);
});
