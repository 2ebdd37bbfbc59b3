import { builtInPrompts } from '@alfavoice/inference/contract';
import { expect, test } from 'vitest';
import { promptText, readPrompt } from './prompt-text.ts';

test.each(['ru', 'en'] as const)('the built-in prompt reads as it is written: %s', (name) => {
  expect(readPrompt(promptText(builtInPrompts[name]))).toEqual({ ok: true, prompt: builtInPrompts[name] });
});

test('a file from Windows, with empty lines and without examples', () => {
  expect(readPrompt('\ufeffCorrect it.\r\n\r\nNothing else.\r\n')).toEqual({
    ok: true,
    prompt: { order: 'Correct it.\n\nNothing else.', examples: [] },
  });
});

test.each([
  ['', /no order/],
  ['> a\nb', /no order/],
  ['Correct.\n> a\n> b\nc', /Below line 2/],
  ['Correct.\n> a', /Below line 2/],
  ['Correct.\n>\nb', /Line 2/],
  ['Correct.\n> a\nb\nc', /Line 4/],
  ['x'.repeat(5000), /5000 characters/],
  [`Correct.\n${'> a\nb\n'.repeat(9)}`, /too many/],
])('a broken prompt says where: %j', (text, problem) => {
  expect(readPrompt(text)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
});
