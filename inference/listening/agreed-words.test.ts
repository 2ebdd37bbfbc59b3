import { expect, it } from 'vitest';
import { AgreedWords } from './agreed-words.ts';

it('commits what two looks agree on, and never takes it back', () => {
  const words = new AgreedWords();
  expect(words.take('The quick')).toEqual({ committed: '', tentative: 'The quick' });
  expect(words.take('The quick brow')).toEqual({ committed: 'The quick', tentative: 'brow' });
  expect(words.take('The quick brown fox')).toEqual({ committed: 'The quick', tentative: 'brown fox' });
  expect(words.take('A quick brown fox jumps')).toEqual({ committed: 'The quick', tentative: 'brown fox jumps' });
});

it('shows nothing of nothing', () => {
  expect(new AgreedWords().take('  ')).toEqual({ committed: '', tentative: '' });
});
