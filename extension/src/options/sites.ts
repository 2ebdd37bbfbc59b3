import { styleNames } from '@alfavoice/gateway/contract';
import { html, nothing } from 'lit';
import type { Site, Use } from '../sites/site.ts';
import { say } from '../words/words.ts';
import type { OptionsActions } from './page.ts';
import { choice } from './parts.ts';
import type { OptionsState } from './state.ts';

const uses = (): Record<Use, string> => ({ on: say('use_on'), off: say('use_off'), ask: say('use_ask') });
/** The value of "as everywhere". */
const usual = '';

/** Where dictation is on, and how it is written there. */
export function sites(
  { sites: { usual: everywhere, sites: named }, siteWrong }: OptionsState,
  actions: OptionsActions,
) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    actions.addSite(String(new FormData(form).get('host')));
    form.reset();
  };
  return html`<section id="sites">
    <h2>${say('sites')}</h2>
    ${choice({ name: 'usual', label: say('sites_usual'), options: uses(), value: everywhere, change: actions.useEverywhere })}
    ${Object.entries(named).map(([host, site]) => siteCard(host, site, actions))}
    <form class="line" @submit=${submit}>
      <input name="host" aria-label=${say('sites_host')} placeholder="crm.example.com" spellcheck="false" aria-invalid=${siteWrong} />
      <button type="submit">${say('sites_add')}</button>
    </form>
    ${siteWrong ? html`<p class="small wrong" role="alert">${say('sites_bad')}</p>` : nothing}
  </section>`;
}

function siteCard(host: string, site: Site, actions: OptionsActions) {
  const change = (name: keyof Site) => (value: string) =>
    actions.changeSite(host, { [name]: value === usual ? undefined : value });
  const asUsual = { [usual]: say('as_usual') };
  const styles = Object.fromEntries(styleNames.map((name) => [name, say(`style_${name}`)]));
  return html`<fieldset class="site" data-host=${host}>
    <legend class="strong">${host}</legend>
    ${choice({ name: 'use', label: say('use'), options: { ...asUsual, ...uses() }, value: site.use ?? usual, change: change('use') })}
    ${choice({ name: 'style', label: say('style'), options: { ...asUsual, ...styles }, value: site.style ?? usual, change: change('style') })}
    ${choice({
      name: 'language',
      label: say('language'),
      options: { ...asUsual, auto: say('language_auto'), ru: say('language_ru'), en: say('language_en') },
      value: site.language ?? usual,
      change: change('language'),
    })}
    ${choice({
      name: 'mode',
      label: say('mode'),
      options: { ...asUsual, on_pause: say('mode_on_pause'), after_recording: say('mode_after_recording') },
      value: site.mode ?? usual,
      change: change('mode'),
    })}
    <label class="line check">
      <span>${say('site_button_off')}</span>
      <input
        type="checkbox"
        .checked=${site.button === false}
        @change=${(event: Event) =>
          actions.changeSite(host, { button: (event.target as HTMLInputElement).checked ? false : undefined })}
      />
    </label>
    <button type="button" @click=${() => actions.removeSite(host)}>${say('sites_remove')}</button>
  </fieldset>`;
}
