import { css } from 'lit';

export const queueStyles = css`
  .page > header p {
    max-width: 62ch;
  }
  .warning,
  .waits {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    margin-bottom: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
  }
  .warning p,
  .waits {
    display: flex;
    flex-wrap: nowrap;
    align-items: flex-start;
    gap: var(--space-3);
    font-size: var(--size-small);
  }
  .warning p {
    flex: 1 1 240px;
    color: var(--warning-ink);
  }
  .waits .icon {
    color: var(--muted);
  }
  .summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-3);
    margin-bottom: var(--space-2);
  }
  .page > h2 {
    padding: var(--space-5) 0 var(--space-1);
    color: var(--muted);
    font-size: var(--size-small);
    font-weight: 500;
  }
  .empty {
    padding-block: 8vh;
  }
  .empty p {
    max-width: 52ch;
  }
`;
