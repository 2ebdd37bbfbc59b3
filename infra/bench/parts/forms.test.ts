import { expect, it } from 'vitest';
import type { BenchContext } from '../context.ts';
import { formOf, forms, measureForms } from './forms.ts';

it('cuts and amplifies, and clips what is too loud then', () => {
  const pcm = Buffer.alloc(2 * 48);
  pcm.writeInt16LE(1_000, 2 * 32);
  pcm.writeInt16LE(-30_000, 2 * 33);
  const form = formOf(pcm, { factor: 1.2, cutMs: 2 });
  expect(form.length).toBe(2 * 16);
  expect([form.readInt16LE(0), form.readInt16LE(2)]).toEqual([1_200, -32_768]);
});

it('hears what one window holds in every form, both ways', async () => {
  const clip = { file: '', pcm: Buffer.alloc(3_200), text: 'one two', words: 2, speechBeginsMs: 0, silenceMs: 0 };
  const clips = [
    { ...clip, id: 'short', lang: 'en' as const, seconds: 5 },
    { ...clip, id: 'long', lang: 'en' as const, seconds: 66 },
    { ...clip, id: 'hum', lang: 'none' as const, seconds: 5, words: 0 },
  ];
  let calls = 0;
  const measured = await measureForms(
    { hear: async () => (++calls === 2 ? 'one' : 'One, two.'), close: () => undefined },
    { transcribe: async () => 'one too', stop: async () => undefined },
    { clips, say: () => undefined, signal: new AbortController().signal } as unknown as BenchContext,
  );
  expect(measured).toEqual({ forms, clips: [{ id: 'short', own: [0, 1, 0, 0], plain: [1, 1, 1, 1] }] });
});
