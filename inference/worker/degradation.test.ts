import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Open } from '../contract/index.ts';
import { Degradation } from './degradation.ts';

const open: Open = {
  type: 'open',
  dictationId: randomUUID(),
  userId: 'ann',
  quality: 'high',
  mode: 'on_pause',
  language: 'ru',
  editor: true,
};

function underLoad() {
  let nowMs = 0;
  const degradation = new Degradation(() => nowMs, { normalFromS: 4, rulesFromS: 10 });
  return {
    degradation,
    load: (backlogS: number, forMs = 0) => {
      degradation.update(backlogS);
      nowMs += forMs;
      return degradation.current;
    },
  };
}

describe('what is left out under load', () => {
  it('is first the accurate model, then the language model', () => {
    const { load } = underLoad();
    expect(load(3.9)).toEqual({ quality: false, editor: false });
    expect(load(4)).toEqual({ quality: true, editor: false });
    expect(load(10)).toEqual({ quality: true, editor: true });
  });

  it('comes back when the load has been low for a while, not at the first good moment', () => {
    const { load } = underLoad();
    load(12);
    expect(load(3, 20_000)).toEqual({ quality: true, editor: false });
    expect(load(1, 14_999)).toEqual({ quality: true, editor: false });
    expect(load(2.5)).toEqual({ quality: true, editor: false });
    expect(load(1, 14_999)).toEqual({ quality: true, editor: false });
    expect(load(0, 1)).toEqual({ quality: false, editor: false });
  });

  it('does not come and go at the edge', () => {
    const { load } = underLoad();
    const states = new Set(Array.from({ length: 100 }, (_, look) => load(look % 2 ? 4.1 : 2.1, 1_000).quality));
    expect([...states]).toEqual([false, true]);
    const changes = Array.from({ length: 100 }, (_, look) => load(look % 2 ? 4.1 : 2.1, 1_000).quality);
    expect(new Set(changes)).toEqual(new Set([true]));
  });

  it('is told with the dictation, as far as it asked for it', () => {
    const { degradation, load } = underLoad();
    expect(degradation.serve(open, true)).toEqual({ open });
    load(20);
    expect(degradation.serve(open, true)).toEqual({
      open: { ...open, quality: 'normal', editor: false },
      degraded: { quality: 'normal', editor: false },
    });
    expect(degradation.serve({ ...open, quality: 'normal' }, true).degraded).toEqual({ editor: false });
    const modest = { ...open, quality: 'normal' as const, editor: false };
    expect(degradation.serve(modest, true)).toEqual({ open: modest });
  });

  it('is not the model where both qualities have the same', () => {
    const { degradation, load } = underLoad();
    load(5);
    expect(degradation.serve(open, false)).toEqual({ open });
  });
});
