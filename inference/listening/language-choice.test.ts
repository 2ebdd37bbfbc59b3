import { describe, expect, it } from 'vitest';
import { LanguageChoice } from './language-choice.ts';

const heard = (ru: number) => new Map([['ru', ru] as const, ['en', 1 - ru] as const]);

describe('the language of a dictation', () => {
  it('is the one that was given', () => {
    expect(new LanguageChoice('ru')).toMatchObject({ current: 'ru', isSettled: true });
  });

  it('is the likelier one, and may change until two seconds were said', () => {
    const choice = new LanguageChoice('auto');
    expect(choice).toMatchObject({ current: 'en', isSettled: false });
    expect(choice.take(heard(0.8), 600)).toBe('ru');
    expect(choice.take(heard(0.1), 1_200)).toBe('en');
    expect(choice.take(heard(0.9), 2_100)).toBe('ru');
    expect(choice.isSettled).toBe(true);
    expect(choice.take(heard(0.01), 3_000)).toBe('ru');
  });

  it('follows the habit of the user where the sound does not tell, not against it', () => {
    const habit = { ru: 40, en: 2 };
    expect(new LanguageChoice('auto', habit).take(heard(0.3), 500)).toBe('ru');
    expect(new LanguageChoice('auto', habit).take(heard(0.01), 500)).toBe('en');
  });
});
