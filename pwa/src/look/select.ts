import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from './icon.ts';

/** A choice of one, shown as `chosen` until the choice has come true. @param options each value with its words */
export function select<T extends string | number>(
  label: string,
  options: readonly (readonly [T, string])[],
  chosen: T,
  choose: (value: T) => unknown,
): TemplateResult {
  const pick = (event: Event) => {
    const [value] = options[(event.target as HTMLSelectElement).selectedIndex] ?? [];
    if (value !== undefined) choose(value);
  };
  const index = options.findIndex(([value]) => value === chosen);
  return html`<div class="select">
    <select aria-label=${label} @change=${pick} .selectedIndex=${live(index)}>
      ${options.map(([value, text]) => html`<option ?selected=${value === chosen}>${text}</option>`)}
    </select>
    ${icon('chevronDown')}
  </div>`;
}
