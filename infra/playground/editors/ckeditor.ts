import { Bold, ClassicEditor, Essentials, type ModelElement, type ModelNode, Paragraph } from 'ckeditor5';
import 'ckeditor5/ckeditor5.css';
import type { Mount } from '../playground.ts';

const textOf = (node: ModelNode): string => {
  if (node.is('$text')) return node.data;
  if (node.is('element', 'softBreak')) return '\n';
  return node.is('element') ? [...node.getChildren()].map(textOf).join('') : '';
};

const mount: Mount = async (root) => {
  const host = document.createElement('div');
  root.append(host);
  const editor = await ClassicEditor.create(host, {
    licenseKey: 'GPL',
    plugins: [Essentials, Paragraph, Bold],
    toolbar: ['bold', 'undo'],
  });
  const content = () => editor.model.document.getRoot() as ModelElement;
  return {
    model: () => [...content().getChildren()].map(textOf).join('\n'),
    set(text, from = text.length, to = from) {
      editor.setData(`<p>${text.replace(/ $/, '&nbsp;')}</p>`);
      editor.editing.view.focus();
      editor.model.change((writer) => {
        const paragraph = content().getChild(0) as ModelElement;
        writer.setSelection(
          writer.createRange(writer.createPositionAt(paragraph, from), writer.createPositionAt(paragraph, to)),
        );
      });
    },
  };
};
export default mount;
