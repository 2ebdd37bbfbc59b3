import { css } from 'lit';

/** The column a screen of the app stands in. */
export const page = css`
  .page {
    max-width: 720px;
    margin: 0 auto;
    padding: var(--space-6) 0 var(--space-7);
  }
  .page > header {
    margin-bottom: var(--space-5);
  }
  .page > header p {
    margin-top: var(--space-1);
    color: var(--muted);
  }
  @media (max-width: 767px) {
    .page {
      padding: var(--space-4) 0 var(--space-6);
    }
  }
`;

/** Headings of the parts of a screen. */
export const sectionHeadings = css`
  section h2 {
    padding-bottom: var(--space-2);
    border-bottom: 1px solid var(--line);
    color: var(--muted);
    font-size: var(--size-small);
    font-weight: 500;
  }
`;

/** What stands where a screen has nothing to show: what will be here, and the one next action. */
export const emptyScreen = css`
  .empty {
    display: grid;
    justify-items: start;
    gap: var(--space-2);
  }
  .empty h2 {
    font-size: var(--size-title);
    letter-spacing: -0.012em;
  }
  .empty .button,
  .empty button {
    margin-top: var(--space-3);
  }
`;

/** A screen without the frame: sign-in and set-up. */
export const bare = css`
  .bare {
    display: flex;
    flex-direction: column;
    width: min(100%, 400px);
    min-height: 100dvh;
    margin: 0 auto;
    padding: var(--space-5) var(--space-4);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 10px;
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .bare > alfa-look-choice {
    margin-top: auto;
    padding-top: var(--space-6);
  }
`;
