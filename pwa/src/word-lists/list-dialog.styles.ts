import { css } from 'lit';

export const listDialogStyles = css`
  .body {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-5) var(--space-5);
  }
  .result:not(:has(p)) {
    display: none;
  }
  .result p {
    display: flex;
    gap: var(--space-2);
  }
  .result .icon {
    margin-top: 2px;
    color: var(--accent-ink);
  }
  .result ul {
    overflow-y: auto;
    max-height: 168px;
    margin-top: var(--space-2);
    padding-left: var(--space-3);
    border-left: 2px solid var(--line);
    font-size: var(--size-small);
  }
  .result li {
    overflow-wrap: anywhere;
  }
  q {
    quotes: none;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
`;
