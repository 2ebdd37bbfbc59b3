import { expect, it } from 'vitest';
import { tooOldNode } from './node-version.mjs';

it.each(['20.19.0', '20.20.2', '22.0.0', '24.3.1'])('takes Node %s', (version) => {
  expect(tooOldNode(version)).toBeUndefined();
});

it.each(['18.20.4', '20.18.9', '20.9.0'])('refuses Node %s and names it', (version) => {
  expect(tooOldNode(version)).toContain(`needs Node 20.19 or newer, but this is Node ${version}`);
});
