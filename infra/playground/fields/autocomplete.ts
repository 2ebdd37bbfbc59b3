import AutoComplete from '@tarekraafat/autocomplete.js';
import type { Mount } from '../playground.ts';
import { playgroundOf } from './inputs.ts';

const mount: Mount = (root) => {
  const field = document.createElement('input');
  root.append(field);
  new AutoComplete({
    selector: () => field,
    data: { src: ['Привет, мир', 'Привет всем', 'раз', 'раз два'] },
    threshold: 1,
    resultItem: { highlight: true },
  });
  return playgroundOf(field);
};
export default mount;
