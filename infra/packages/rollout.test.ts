import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { firefoxId, rolloutFiles, unpackedChromeId } from './rollout-files.mjs';

const root = new URL('../../', import.meta.url);
const template = JSON.parse(readFileSync(new URL('policy-template.json', import.meta.url), 'utf8'));
const files = rolloutFiles({
  downloads: 'https://files.example.com/alfavoice/',
  version: '1.2.3',
  chromeId: unpackedChromeId,
  policy: { ...template, gateway: 'https://voice.example.com', administrator: 'IT "north" \\ south' },
});
const parsed = (name: string) => JSON.parse(files[name] ?? '');

test('Chrome is told where from, and what holds', () => {
  const { ExtensionSettings, '3rdparty': third } = parsed('chrome-linux.json');
  expect(ExtensionSettings[unpackedChromeId]).toMatchObject({
    installation_mode: 'force_installed',
    update_url: 'https://files.example.com/alfavoice/updates.xml',
  });
  expect(third.extensions[unpackedChromeId].gateway).toBe('https://voice.example.com');
  expect(files['updates.xml']).toContain(
    'codebase="https://files.example.com/alfavoice/alfavoice-chrome-company-1.2.3.crx"',
  );
});

test('Firefox is told the same', () => {
  const { ExtensionSettings, '3rdparty': third } = parsed('firefox-policies.json').policies;
  const link = 'https://files.example.com/alfavoice/alfavoice-firefox-company-1.2.3.xpi';
  expect(ExtensionSettings[firefoxId].install_url).toBe(link);
  expect(third.Extensions[firefoxId].retentionHours).toBe(24);
  expect(parsed('updates.json').addons[firefoxId].updates).toEqual([{ version: '1.2.3', update_link: link }]);
});

test('the registry file is quoted, and lists are numbered keys', () => {
  const reg = files['chrome-windows.reg'] ?? '';
  expect(reg.startsWith('Windows Registry Editor Version 5.00\r\n')).toBe(true);
  expect(reg).toContain('"administrator"="IT \\"north\\" \\\\ south"');
  expect(reg).toContain('"noPasswordFields"=dword:00000001');
  expect(reg).toContain('"retentionHours"=dword:00000018');
  expect(reg).toMatch(/\\policy\\blockedHosts\]\r\n"1"="bank\.example\.com"/);
});

test('the template names only values that the extension reads, and the ids are those of its manifest', () => {
  const managed = JSON.parse(readFileSync(new URL('extension/src/managed.json', root), 'utf8'));
  expect(Object.keys(template).filter((name) => !(name in managed.properties))).toEqual([]);
  const manifest = readFileSync(new URL('extension/src/manifest.ts', root), 'utf8');
  expect(manifest).toContain(firefoxId);
  expect(manifest).toContain(unpackedChromeId);
});
