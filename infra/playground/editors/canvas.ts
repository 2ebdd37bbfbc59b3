import type { Mount } from '../playground.ts';

/** An editor that draws its text and takes keys only: nothing in it can be written to or read from outside. */
const mount: Mount = (root) => {
  const canvas = document.createElement('canvas');
  canvas.width = 800;
  canvas.height = 120;
  canvas.tabIndex = 0;
  root.append(canvas);
  let text = '';
  const draw = () => {
    const context = canvas.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.font = '18px sans-serif';
    text.split('\n').forEach((line, index) => {
      context.fillText(line, 10, 30 + index * 24);
    });
  };
  canvas.addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
    if (ctrlKey || metaKey) return;
    if (key === 'Enter') text += '\n';
    else if (key === 'Backspace') text = text.slice(0, -1);
    else if (key.length === 1) text += key;
    draw();
  });
  return {
    model: () => text,
    set(whole) {
      text = whole;
      draw();
      canvas.focus();
    },
  };
};
export default mount;
