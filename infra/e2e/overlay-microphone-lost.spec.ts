import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestGateway } from '@alfavoice/gateway/client/testing';
import { expect, test } from '@playwright/test';
import { silenceBefore, writeChirps } from './chirps.ts';
import { skipWithout } from './companion.ts';
import { connectAsPerson } from './connected.ts';
import { openWithExtension, overlay } from './extension.ts';
import { serveFormPage } from './form-page.ts';
import { microphonePrograms, openVirtualMicrophone } from './virtual-microphone.ts';

const spokenMs = 3000;

test('the microphone goes away in mid-sentence: what was said is kept and sent, and its text stands in the field', async () => {
  skipWithout(...microphonePrograms);
  const gateway = await startTestGateway();
  const form = await serveFormPage();
  const folder = await mkdtemp(path.join(tmpdir(), 'alfavoice-lost-'));
  const microphone = await openVirtualMicrophone();
  const browser = await openWithExtension({ env: microphone.env });
  try {
    await writeChirps(path.join(folder, 'chirps.wav'));
    await connectAsPerson(browser, gateway.gateway);
    const page = await browser.context.newPage();
    await page.goto(form.url);
    await page.click('#subject');
    await browser.press(page);
    await overlay(page, 'listening');
    // Ends with the sound server.
    microphone.say(path.join(folder, 'chirps.wav')).catch(() => undefined);
    await sleep(spokenMs);
    await microphone.close();
    await overlay(page, 'inserted');
    expect(await page.inputValue('#subject')).toContain('text of row-');
    const [id = ''] = gateway.dictations.keys();
    const heard = gateway.heard(id);
    expect((heard.length - silenceBefore(heard)) / 16).toBeGreaterThan(spokenMs / 2);
  } finally {
    await browser.close();
    await microphone.close();
    await gateway.goAway();
    await form.close();
    await rm(folder, { recursive: true, force: true });
  }
});
