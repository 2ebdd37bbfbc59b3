import { type Cell, createCell } from './cell.ts';

/** Chromium's event; not in the DOM's types. */
interface InstallEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** `by_hand`: the browser offers it in its own menu only, or not at all. */
export type Installation = 'by_hand' | 'possible' | 'done';

export interface Installer {
  state: Pick<Cell<Installation>, 'value' | 'subscribe'>;
  ask(): Promise<void>;
}

export function createInstaller(page: Window): Installer {
  const state = createCell<Installation>(page.matchMedia('(display-mode: standalone)').matches ? 'done' : 'by_hand');
  let event: InstallEvent | undefined;
  page.addEventListener('beforeinstallprompt', (offered) => {
    offered.preventDefault();
    event = offered as InstallEvent;
    state.set('possible');
  });
  page.addEventListener('appinstalled', () => state.set('done'));
  return {
    state,
    async ask() {
      const offered = event;
      event = undefined;
      const answer = await offered?.prompt();
      if (answer?.outcome !== 'accepted') state.set('by_hand');
    },
  };
}
