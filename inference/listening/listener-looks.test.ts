import { describe, expect, it } from 'vitest';
import { defaultListenOptions } from './listen-options.ts';
import { hear, live, pause, scripted, spoken } from './test-ears.ts';

describe('listening while somebody speaks', () => {
  const options = defaultListenOptions;

  it.each(['on_pause', 'after_recording'] as const)('has the answer before the end is known (%s)', async (mode) => {
    const recogniser = scripted('One two three.');
    const { heard } = await hear(recogniser, { audio: live(spoken(2), pause(0.35)), mode }, { options });
    expect(heard.raw).toBe('One two three.');
    expect(recogniser.requests.map(({ care }) => care)).toEqual(['all']);
  });

  it('throws an answer away when speech goes on', async () => {
    const recogniser = scripted('One', 'One two three.');
    const audio = live(spoken(2), pause(0.35), spoken(1), pause(0.35));
    const { heard } = await hear(recogniser, { audio, mode: 'after_recording' }, { options });
    expect(heard.raw).toBe('One two three.');
    expect(recogniser.requests.map(({ care }) => care)).toEqual(['all', 'all']);
  });

  it('hears a phrase that stands for good once more, with all of its pause', async () => {
    const recogniser = scripted('One too', 'One, two.');
    const { phrases } = await hear(recogniser, { audio: live(spoken(2), pause(1)) }, { options });
    expect(phrases.map(({ raw }) => raw)).toEqual(['One, two.']);
    expect(recogniser.requests.map(({ care }) => care)).toEqual(['all', 'all']);
    const [looked = 0, heard = 0] = recogniser.requests.map(({ samples16k }) => samples16k.length / 16_000);
    expect(looked).toBeLessThan(2.3);
    expect(heard).toBeGreaterThan(2.6);
  });

  it('hears the end that no look has heard', async () => {
    const recogniser = scripted('One', 'One two.');
    const audio = live(spoken(2), pause(0.35), spoken(0.5));
    const { heard } = await hear(recogniser, { audio, mode: 'after_recording' }, { options });
    expect(heard.raw).toBe('One two.');
  });

  it('gives a view about once a second, and none where there is no time', async () => {
    const sound = () => live(spoken(5), pause(0.6));
    const { events } = await hear(
      scripted('One', 'One two', 'One two three'),
      { audio: sound() },
      { options, hasTime: true },
    );
    const views = events.flatMap((event) => (event.kind === 'view' ? [event.view] : []));
    expect(views.length).toBeGreaterThanOrEqual(5);
    expect(views.length).toBeLessThanOrEqual(8);
    expect(views.slice(0, 3)).toEqual([
      { committed: '', tentative: 'One' },
      { committed: 'One', tentative: 'two' },
      { committed: 'One two', tentative: 'three' },
    ]);
    const recogniser = scripted();
    await hear(recogniser, { audio: sound() }, { options, hasTime: false });
    expect(recogniser.requests).toHaveLength(1);
  });

  it('looks again soon while a beginning has no words, and no oftener than else where it may be music', async () => {
    const recogniser = scripted(...Array<string>(30).fill(''));
    await hear(recogniser, { audio: live(spoken(6)) }, { options, hasTime: true });
    const atS = recogniser.requests.map(({ samples16k }) => samples16k.length / 16_000);
    const gaps = atS.slice(1).map((at, index) => Math.round((at - (atS[index] ?? 0)) * 10) / 10);
    expect(atS[0]).toBeCloseTo(0.4, 1);
    expect(gaps.slice(0, 6)).toEqual(Array(6).fill(0.2));
    expect(gaps.slice(9, -1).every((gap) => gap >= 0.9 && gap <= 1)).toBe(true);
    expect(gaps.length).toBeGreaterThan(10);
  });

  it('tries a look again that had to make room', async () => {
    const recogniser = scripted('never', 'One two.');
    const { answer } = recogniser;
    let calls = 0;
    recogniser.answer = async (request) => {
      calls += 1;
      const recognition = await answer(request);
      if (calls === 1) throw Object.assign(new Error('Somebody waits.'), { name: 'Preempted' });
      return recognition;
    };
    const { heard } = await hear(recogniser, { audio: live(spoken(2), pause(0.6)) }, { options });
    expect(heard.raw).toBe('One two.');
    expect(calls).toBe(2);
  });
});
