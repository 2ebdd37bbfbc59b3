import { css } from 'lit';

export const recorderStyles = css`
  :host {
    container-type: inline-size;
    border: 1px solid var(--line);
    border-radius: 36px;
    background: var(--raised);
    box-shadow: var(--shadow-float);
  }
  .bar {
    display: grid;
    grid-template-columns: auto minmax(96px, 1fr) auto;
    align-items: center;
    gap: var(--space-4);
    min-height: 70px;
    padding: 0 var(--space-4) 0 10px;
  }
  .bar.preparing,
  .bar.listening {
    grid-template-columns: auto minmax(0, 1fr) 140px auto auto;
  }
  .record {
    width: 50px;
    height: 50px;
    min-height: 50px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--accent-fill);
    color: var(--on-accent);
  }
  .record .icon {
    width: 22px;
    height: 22px;
  }
  .record:hover:not(:disabled) {
    background: color-mix(in oklab, var(--accent-fill) 90%, var(--ink));
  }
  .record:disabled {
    background: var(--hover);
    color: var(--muted);
    opacity: 1;
  }
  .record.on {
    background: var(--recording);
    color: var(--on-recording);
  }
  .record.on:hover {
    background: color-mix(in oklab, var(--recording) 90%, var(--ink));
  }
  .record.on .icon svg {
    fill: currentColor;
    scale: 0.75;
  }
  alfa-speech-language {
    grid-column: -2;
    justify-self: end;
  }
  .state {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    line-height: var(--leading-heading);
  }
  alfa-level {
    height: 30px;
    color: var(--recording);
  }
  time {
    min-width: 38px;
    color: var(--muted);
    font-size: var(--size-small);
    text-align: right;
  }
  .failed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-4) var(--space-5) 0;
  }
  .remark {
    display: flex;
    gap: var(--space-2);
    padding: var(--space-4) var(--space-5) 0;
    color: var(--warning-ink);
  }
  .kept {
    display: flex;
    gap: var(--space-2);
    font-size: var(--size-small);
  }
  .kept .icon {
    color: var(--muted);
  }
  .failed .kept,
  .failed .problem {
    flex: 1 1 260px;
  }
  /* A phone, or the narrow column of the set-up: the button and the bars say it; words stay for those who listen. */
  @container (max-width: 520px) {
    .bar,
    .bar.preparing,
    .bar.listening {
      gap: var(--space-3);
      min-height: 76px;
    }
    .bar.preparing,
    .bar.listening {
      grid-template-columns: auto minmax(0, 1fr) auto auto;
    }
    .bar:not(.working) .state {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .record {
      width: 56px;
      height: 56px;
    }
  }
  @media (forced-colors: active) {
    .record {
      border: 2px solid ButtonText;
    }
  }
`;
