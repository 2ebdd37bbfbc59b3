import { css } from 'lit';

/** What every component starts from: boxes, focus, icons, hidden words, forced colours. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  fieldset {
    min-width: 0;
    border: 0;
  }
  h1 {
    font-size: var(--size-title);
    font-weight: 600;
    line-height: var(--leading-heading);
    letter-spacing: -0.012em;
  }
  h2 {
    font-size: var(--size-body);
    font-weight: 600;
    line-height: var(--leading-heading);
  }
  a {
    color: var(--accent-ink);
    text-underline-offset: 3px;
    text-decoration-thickness: 1px;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  ::selection {
    background: var(--accent-wash);
    color: var(--ink);
  }
  .icon {
    display: inline-grid;
    flex: none;
    width: 18px;
    height: 18px;
  }
  .icon svg {
    width: 100%;
    height: 100%;
    stroke-width: 1.75;
  }
  .muted {
    color: var(--muted);
  }
  .small {
    font-size: var(--size-small);
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .problem {
    display: flex;
    gap: var(--space-2);
    align-items: flex-start;
    color: var(--recording-ink);
    font-size: var(--size-small);
  }
  .problem .icon {
    width: 16px;
    height: 16px;
    margin-top: 2px;
  }
`;
