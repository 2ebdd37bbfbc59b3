import { css } from 'lit';

export const connectStyles = css`
  .page {
    max-width: 600px;
  }
  .line {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    font-size: var(--size-reading);
    font-weight: 500;
  }
  .line.muted {
    font-weight: 400;
  }
  .good {
    margin-bottom: var(--space-2);
  }
  .good .icon {
    color: var(--accent);
  }
  .keys {
    display: inline-flex;
    gap: var(--space-1);
  }
  .next {
    margin-top: var(--space-5);
  }
  details {
    border-bottom: 1px solid var(--line);
  }
  details:first-of-type {
    margin-top: var(--space-5);
    border-top: 1px solid var(--line);
  }
  summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 48px;
    border-radius: 4px;
    font-weight: 500;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary .icon {
    color: var(--muted);
    transition: rotate var(--motion-out);
  }
  details[open] summary .icon {
    rotate: 180deg;
  }
  details > :last-child {
    padding-bottom: var(--space-4);
  }
  ol {
    display: grid;
    gap: var(--space-2);
    padding-left: 1.4em;
    list-style: decimal;
  }
  ol ::marker {
    color: var(--muted);
  }
  dl {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-3) 0;
  }
  dd {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  code {
    padding: 4px var(--space-2);
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--raised);
    font: 500 var(--size-body) / 1.4 var(--font-mono);
    overflow-wrap: anywhere;
    user-select: all;
  }
`;
