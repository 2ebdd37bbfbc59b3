import { css } from 'lit';

export const wordFormStyles = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
    align-items: end;
    gap: var(--space-3);
  }
  .wrong {
    grid-column: 1 / -1;
  }
  .wrong:not(:has(p)) {
    display: none;
  }
  .buttons {
    display: flex;
    gap: var(--space-2);
  }
  .line .buttons button {
    min-height: 40px;
  }
  .whole {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
  .use {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: 40px;
    cursor: pointer;
  }
  .whole .buttons {
    grid-column: 1 / -1;
  }
  @media (max-width: 599px) {
    form,
    .whole {
      grid-template-columns: minmax(0, 1fr);
    }
    .line .buttons button {
      flex: 1;
    }
  }
`;
