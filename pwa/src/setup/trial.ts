import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { passingDraft } from '../dictate/draft.ts';
import { createNote, type Note } from '../dictate/note.ts';
import '../dictate/recorder.ts';
import { base } from '../look/base.ts';

/** A first dictation, from the button to the text. Fires `done` when the text is there. */
@customElement('alfa-trial')
export class Trial extends AppElement {
  private note: Note | undefined;
  private end = () => {};

  override connectedCallback() {
    super.connectedCallback();
    const note = createNote(this.app.newDictation(), passingDraft());
    this.note = note;
    const ends = [
      note.text.subscribe(() => this.requestUpdate()),
      note.state.subscribe(({ phase }) => {
        this.requestUpdate();
        if (phase === 'done' && note.text.value) this.dispatchEvent(new Event('done'));
      }),
    ];
    this.end = () => {
      for (const end of ends) end();
    };
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.end();
    this.note?.dictation.cancel();
  }

  override render() {
    const { note, words } = this;
    if (!note) return nothing;
    const { committed, tentative } = note.state.value;
    const text = note.text.value;
    return html`
      <alfa-recorder .app=${this.app} .words=${words} .note=${note}></alfa-recorder>
      ${
        text || committed || tentative
          ? html`<p class="text">${text} <span>${committed} <span class="muted">${tentative}</span></span></p>`
          : nothing
      }
      ${note.state.value.phase === 'done' && text ? html`<p class="muted">${words.setup.trial.done}</p>` : nothing}
    `;
  }

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      alfa-recorder {
        box-shadow: none;
      }
      .text {
        font-size: var(--size-reading);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-trial': Trial;
  }
}
