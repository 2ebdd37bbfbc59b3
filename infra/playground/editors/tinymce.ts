import tinymce from 'tinymce';
import 'tinymce/models/dom';
import 'tinymce/themes/silver';
import 'tinymce/icons/default';
import 'tinymce/skins/ui/oxide/skin.css';
import type { Mount } from '../playground.ts';

const mount: Mount = async (root) => {
  const target = document.createElement('textarea');
  root.append(target);
  const [editor] = await tinymce.init({
    target,
    license_key: 'gpl',
    skin: false,
    content_css: false,
    menubar: false,
    toolbar: 'bold undo',
    promotion: false,
  });
  if (!editor) throw new Error('TinyMCE did not start');
  return {
    model: () => editor.getContent({ format: 'text' }).replace(/\n\n/g, '\n').replace(/\n$/, ''),
    set(text, from = text.length, to = from) {
      editor.setContent(text === '' ? '<p><br></p>' : `<p>${text.replace(/ $/, '&nbsp;')}</p>`);
      editor.focus();
      const paragraph = editor.getBody().firstChild as HTMLElement;
      const node = text === '' ? paragraph : (paragraph.firstChild as Text);
      const range = editor.dom.createRng();
      range.setStart(node, from);
      range.setEnd(node, to);
      editor.selection.setRng(range);
      editor.undoManager.clear();
      editor.undoManager.add();
    },
  };
};
export default mount;
