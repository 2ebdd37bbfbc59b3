import path from 'node:path';
import { administrator, launchProduct } from '../product/launch.ts';
import { projectRoot } from '../product/root.ts';
import { synthesise } from '../speech/synthesise.ts';
import { sentences } from './sentences.ts';

/** What every spec needs to know of the installation under test, handed on through the environment. */
export interface Installation {
  url: string;
  email: string;
  password: string;
  speech: { ru: string; en: string };
}

export const installation = (): Installation => JSON.parse(process.env.ALFAVOICE_E2E ?? '{}') as Installation;

/** Starts the product once; Playwright calls what is returned at the end. */
export default async function start(): Promise<() => Promise<void>> {
  const speechDirectory = path.join(projectRoot(), 'node_modules/.cache/alfavoice-speech');
  const speech = {
    ru: await synthesise(sentences.ru.text, 'ru', speechDirectory),
    en: await synthesise(sentences.en.text, 'en', speechDirectory),
  };
  const product = await launchProduct();
  process.env.ALFAVOICE_E2E = JSON.stringify({ url: product.url, ...administrator, speech } satisfies Installation);
  return () => product.stop();
}
