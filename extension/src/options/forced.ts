import { html, nothing } from 'lit';
import type { Policy } from '../policy/policy.ts';
import { say, type Word } from '../words/words.ts';

const names: Partial<Record<keyof Policy, Word>> = {
  gateway: 'account',
  allowedHosts: 'forced_allowedHosts',
  blockedHosts: 'forced_blockedHosts',
  noPasswordFields: 'forced_noPasswordFields',
  retentionHours: 'forced_retentionHours',
  language: 'language',
  quality: 'forced_quality',
  mode: 'mode',
  style: 'style',
  holdKey: 'hold_key',
  doubleTap: 'double_tap',
  microphoneButton: 'field_button',
};

/** What the administrator has set, and who that is. */
export function forced(policy: Policy) {
  const set = (Object.keys(names) as (keyof Policy)[]).filter((name) => policy[name] !== undefined);
  if (set.length === 0) return nothing;
  return html`<section id="forced">
    <h2>${say('forced')}</h2>
    ${policy.administrator ? html`<p class="small">${say('forced_by', policy.administrator)}</p>` : nothing}
    <dl>
      ${set.map((name) => html`<dt>${say(names[name] ?? 'forced')}</dt><dd data-name=${name}>${wordsOf(name, policy)}</dd>`)}
    </dl>
  </section>`;
}

function wordsOf(name: keyof Policy, policy: Policy): string {
  const value = policy[name];
  if (name === 'language' || name === 'quality' || name === 'mode' || name === 'style')
    return say(`${name}_${value}` as Word);
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (Array.isArray(value)) return value.join(', ');
  return value === '' || value === 'off' ? say('hold_none') : String(value);
}
