import { createApp, h, nextTick, ref, vModelText, withDirectives } from 'vue';
import type { Mount } from '../playground.ts';
import { select } from './inputs.ts';

const mount: Mount = (root) => {
  const text = ref('');
  createApp({
    render: () =>
      withDirectives(
        h('textarea', {
          'onUpdate:modelValue': (value: string) => {
            text.value = value;
          },
        }),
        [[vModelText, text.value]],
      ),
  }).mount(root);
  return {
    model: () => text.value,
    async set(value, from = value.length, to = from) {
      text.value = value;
      await nextTick();
      const field = root.querySelector('textarea');
      field?.focus();
      if (field) select(field, from, to);
    },
  };
};
export default mount;
