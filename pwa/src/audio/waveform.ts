import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** Of the viewBox: one bar and its gap are a unit wide, half the height is a unit too. */
const halfHeight = 1;

/** Bars as high as each stretch is loud; the part that was played is in the accent colour (`--played`, 0..1, on the host). */
@customElement('alfa-waveform')
export class Waveform extends LitElement {
  /** 0..1 each */
  @property({ attribute: false }) peaks: number[] = [];

  override render() {
    const bars = this.peaks
      .map((peak, index) => {
        const half = Math.max(0.04, peak * halfHeight * 0.95);
        return `M${index + 0.5} ${halfHeight - half}V${halfHeight + half}`;
      })
      .join('');
    const layer = (name: string) =>
      html`<svg class=${name} viewBox="0 0 ${Math.max(1, this.peaks.length)} 2" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<path d=${bars} vector-effect="non-scaling-stroke"></path>`}
      </svg>`;
    return html`${layer('all')}${layer('played')}`;
  }

  static override styles = css`
    :host {
      position: relative;
      display: block;
      height: 36px;
    }
    svg {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
    }
    path {
      stroke: var(--edge);
      stroke-width: 2px;
      stroke-linecap: round;
    }
    .played {
      clip-path: inset(0 calc(100% - var(--played, 0) * 100%) 0 0);
    }
    .played path {
      stroke: var(--accent);
    }
    @media (forced-colors: active) {
      path {
        stroke: GrayText;
      }
      .played path {
        stroke: Highlight;
      }
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-waveform': Waveform;
  }
}
