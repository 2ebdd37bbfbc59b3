import { css } from 'lit';

export const settingsStyles = css`
  section + section {
    margin-top: var(--space-6);
  }
  .keys {
    display: flex;
    gap: var(--space-1);
  }
  .trouble {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
    margin-bottom: var(--space-5);
  }
  .trouble .problem {
    flex: 1 1 300px;
  }
  .people {
    display: none;
    padding: var(--space-3) 0;
    border-bottom: 1px solid var(--line);
  }
  @media (max-width: 767px) {
    .people {
      display: block;
    }
  }
`;
