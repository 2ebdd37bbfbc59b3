import { css } from 'lit';

/** What stands around a list that comes page by page: the button for more, trouble, and a wait that is only shown when it is long. */
export const listStyles = css`
  .more {
    display: flex;
    margin: var(--space-4) auto;
  }
  .trouble {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-3) 0;
  }
  .trouble .problem {
    flex: 1 1 200px;
    font-size: var(--size-body);
  }
  .late {
    padding: var(--space-6) 0;
    opacity: 0;
    animation: late 1ms 300ms forwards;
  }
  @keyframes late {
    to {
      opacity: 1;
    }
  }
`;
