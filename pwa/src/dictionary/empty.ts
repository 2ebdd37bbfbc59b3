import { html, type TemplateResult } from 'lit';
import type { Words } from '../words/words.ts';

/** What stands where no term does: nothing fits the search `q`, or there is nothing yet, with an example of what it is for. */
export function emptyDictionary({ dictionary }: Words, q: string, showAll: () => void): TemplateResult {
  if (q)
    return html`<div class="empty">
      <h2>${dictionary.nothingFound}</h2>
      <p class="muted">${dictionary.nothingFoundLead(q)}</p>
      <button @click=${showAll}>${dictionary.showAll}</button>
    </div>`;
  const { empty } = dictionary;
  return html`<div class="empty">
    <h2>${empty.title}</h2>
    <p class="muted">${empty.lead}</p>
    <dl>
      <dt>${empty.without}</dt>
      <dd>${empty.before} <s>${empty.wrong}</s> ${empty.after}</dd>
      <dt>${empty.with}</dt>
      <dd>${empty.before} <mark>${empty.right}</mark> ${empty.after}</dd>
    </dl>
    <p class="muted">${empty.hint}</p>
  </div>`;
}
