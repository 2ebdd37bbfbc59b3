import { choiceIn } from './address.ts';
import { createAhead } from './ahead.ts';
import { openChosenMicrophone } from './chosen-microphone.ts';

// Imported before everything else of the recorder: while the browser opens the microphone, the rest is read.
export const ahead = createAhead({
  openMicrophone: (choice, signal) =>
    openChosenMicrophone(choice, { workletUrl: new URL('pcm-worklet.js', location.href).href, signal }),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
});
const choice = choiceIn(location.hash);
if (choice) ahead.open(choice);
// Loaded once more, it is to open nothing.
history.replaceState(null, '', location.pathname);
