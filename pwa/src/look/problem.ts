import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.ts';

/** An error where it happened, in words; read out at once. */
export const problemText = (sentence: string | undefined): TemplateResult | typeof nothing =>
  sentence ? html`<p class="problem" role="alert">${icon('trouble')}<span>${sentence}</span></p>` : nothing;
