import { html, type TemplateResult } from 'lit';
import type { Words } from '../words/words.ts';

/** What stands where no phrase does: nothing fits the search `q`, or there is nothing yet, with an example of what it is for. */
export function emptyPhrases(words: Words['phrases']['replacements'], q: string, showAll: () => void): TemplateResult {
  if (q)
    return html`<div class="empty">
      <h2>${words.nothingFound}</h2>
      <p class="muted">${words.nothingFoundLead(q)}</p>
      <button @click=${showAll}>${words.showAll}</button>
    </div>`;
  const { empty } = words;
  return html`<div class="empty">
    <h2>${empty.title}</h2>
    <p class="muted">${empty.lead}</p>
    <dl>
      <dt>${empty.said}</dt>
      <dd>${empty.sayExample}</dd>
      <dt>${empty.written}</dt>
      <dd class="lines">${empty.writeExample}</dd>
    </dl>
  </div>`;
}
