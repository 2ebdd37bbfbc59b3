import { html } from 'lit';

export interface Choice<Value extends string> {
  name: string;
  label: string;
  /** By value, what is read. */
  options: Partial<Record<Value, string>>;
  value: Value;
  disabled?: boolean;
  change(value: Value): void;
}

/** A line with a label and a list to choose from. */
export const choice = <Value extends string>({ name, label, options, value, disabled, change }: Choice<Value>) => html`
  <label class="line">
    <span>${label}</span>
    <select
      name=${name}
      ?disabled=${disabled ?? false}
      @change=${(event: Event) => change((event.target as HTMLSelectElement).value as Value)}
    >
      ${Object.entries(options).map(
        ([key, words]) => html`<option value=${key} ?selected=${key === value}>${words}</option>`,
      )}
    </select>
  </label>
`;
