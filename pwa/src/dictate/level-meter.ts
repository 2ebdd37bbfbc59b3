import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** At 20 levels a second the 24 bars show the last 1.2 s. */
const barCount = 24;

/** The microphone's level as it was a moment ago, the newest at the right. */
@customElement('alfa-level')
export class LevelMeter extends LitElement {
  /** 0..1 */
  @property({ type: Number }) level = 0;
  /** Changes with every level, so that two equal ones in a row both show: the length of the recording in ms. */
  @property({ type: Number }) at = 0;
  @property() label = '';
  private levels: number[] = new Array(barCount).fill(0);

  override willUpdate(changed: PropertyValues<this>) {
    if (this.at === 0 && this.level === 0) this.levels = new Array(barCount).fill(0);
    else if (changed.has('at') || changed.has('level')) this.levels = [...this.levels.slice(1), this.level];
  }

  /** Squared, so that speech moves the bars over most of their height: at -20 dBFS the level is 0.67 already. */
  override render() {
    const percent = Math.round(this.level * 100);
    return html`<div
      role="meter"
      aria-label=${this.label}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${percent}
    >
      ${this.levels.map((level) => html`<i .style=${`--level:${(level * level).toFixed(3)}`}></i>`)}
    </div>`;
  }

  static override styles = css`
    :host {
      display: block;
    }
    div {
      display: flex;
      align-items: center;
      justify-content: space-between;
      height: 100%;
    }
    i {
      width: 3px;
      height: 100%;
      border-radius: 2px;
      background: currentColor;
      /* A silent bar is a dot. */
      transform: scaleY(max(var(--level), 0.1));
    }
    @media (forced-colors: active) {
      i {
        background: CanvasText;
      }
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-level': LevelMeter;
  }
}
