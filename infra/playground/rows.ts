import type { Mount } from './playground.ts';

/** One row of the insertion matrix and one page of the playground. */
export interface Row {
  /** Its address: `/lexical`. */
  id: string;
  title: string;
  /**
   * What becomes of a dictated text: it is typed; it is refused, as typing there would be wrong or impossible; or the
   * browser gives no way, and a person is told.
   */
  expected: 'typed' | 'refused' | 'told';
  /** `one`: line breaks become spaces. */
  lines: 'one' | 'many';
  /** `end`: pages cannot place a caret there (email, number), or it has a mask. */
  caret?: 'end';
  /** What can be said there, where not everything can: dictated, then standing in the field, also in place of `over`. */
  says?: { text: string; there: string; over: string };
  /** Its text is longer than the field may hold. */
  maxLength?: number;
  mount: () => Promise<Mount>;
}

const input = (type: string, more: Partial<Row> = {}): Row => ({
  id: `input-${type}`,
  title: `input type=${type}`,
  expected: 'typed',
  lines: 'one',
  mount: async () => (await import('./fields/inputs.ts')).inputOf(type),
  ...more,
});
const row = (id: string, title: string, lines: Row['lines'], mount: Row['mount'], more: Partial<Row> = {}): Row => ({
  id,
  title,
  expected: 'typed',
  lines,
  mount,
  ...more,
});
export const rows: Row[] = [
  input('text'),
  input('search'),
  input('email', {
    caret: 'end',
    says: { text: 'ivan@firma.example.', there: 'ivan@firma.example', over: 'a@b.example' },
  }),
  input('url', {
    says: { text: 'https://firma.example/a.', there: 'https://firma.example/a', over: 'https://b.example' },
  }),
  input('tel', { says: { text: '+7 916 123-45-67.', there: '+7 916 123-45-67', over: '112' } }),
  input('number', { caret: 'end', says: { text: '42,5.', there: '42.5', over: '7' } }),
  input('date', { expected: 'refused' }),
  input('password', { expected: 'refused' }),
  row(
    'payment',
    'a card number (autocomplete=cc-number)',
    'one',
    async () => (await import('./fields/inputs.ts')).payment,
    { expected: 'refused' },
  ),
  row(
    'shown-password',
    'a password made readable',
    'one',
    async () => (await import('./fields/inputs.ts')).shownPassword,
    { expected: 'refused' },
  ),
  row('readonly', 'input readonly', 'one', async () => (await import('./fields/inputs.ts')).readonly, {
    expected: 'refused',
  }),
  row('maxlength', 'input maxlength=12', 'one', async () => (await import('./fields/inputs.ts')).maxlength, {
    maxLength: 12,
  }),
  row('textarea', 'textarea', 'many', async () => (await import('./fields/inputs.ts')).textarea),
  row(
    'contenteditable',
    'contenteditable',
    'many',
    async () => (await import('./fields/editables.ts')).contenteditable,
  ),
  row(
    'plaintext-only',
    'contenteditable=plaintext-only',
    'many',
    async () => (await import('./fields/editables.ts')).plaintextOnly,
  ),
  row(
    'toolbar',
    'contenteditable, its toolbar button has the focus',
    'many',
    async () => (await import('./fields/editables.ts')).toolbar,
  ),
  row('design-mode', 'designMode in a frame', 'many', async () => (await import('./fields/editables.ts')).designMode),
  row(
    'shadow-open',
    'input in nested open shadow roots',
    'one',
    async () => (await import('./fields/shadows.ts')).open,
  ),
  row(
    'shadow-closed',
    'textarea in a closed shadow root',
    'many',
    async () => (await import('./fields/shadows.ts')).closed,
  ),
  row(
    'shadow-editable',
    'contenteditable in a closed shadow root',
    'many',
    async () => (await import('./fields/shadows.ts')).editable,
  ),
  row('frame', 'textarea in a frame', 'many', async () => (await import('./fields/frames.ts')).frame),
  row(
    'frame-nested',
    'textarea in a frame in a frame',
    'many',
    async () => (await import('./fields/frames.ts')).nested,
  ),
  row(
    'frame-foreign',
    'textarea in a frame of another origin',
    'many',
    async () => (await import('./fields/frames.ts')).foreign,
  ),
  row(
    'frame-foreign-editor',
    'TipTap in a frame of another origin',
    'many',
    async () => (await import('./fields/frames.ts')).foreignEditor,
  ),
  row('react-input', 'React, controlled input', 'one', async () => (await import('./fields/react.ts')).input),
  row('react-textarea', 'React, controlled textarea', 'many', async () => (await import('./fields/react.ts')).textarea),
  row('vue', 'Vue, v-model', 'many', async () => (await import('./fields/vue.ts')).default),
  row('angular', 'Angular, reactive form', 'many', async () => (await import('./fields/angular.ts')).default),
  row('mask', 'IMask, a telephone number', 'one', async () => (await import('./fields/mask.ts')).default, {
    caret: 'end',
    says: { text: '916 123 45 67.', there: '+7 (916) 123-45-67', over: '+7 (495' },
  }),
  row('autocomplete', 'autoComplete.js', 'one', async () => (await import('./fields/autocomplete.ts')).default),
  row('lexical', 'Lexical', 'many', async () => (await import('./editors/lexical.ts')).default),
  row('tiptap', 'TipTap (ProseMirror)', 'many', async () => (await import('./editors/tiptap.ts')).default),
  row('slate', 'Slate', 'many', async () => (await import('./editors/slate.ts')).default),
  row('quill', 'Quill', 'many', async () => (await import('./editors/quill.ts')).default),
  row('ckeditor', 'CKEditor 5', 'many', async () => (await import('./editors/ckeditor.ts')).default),
  row('tinymce', 'TinyMCE', 'many', async () => (await import('./editors/tinymce.ts')).default),
  row('draft', 'Draft.js', 'many', async () => (await import('./editors/draft.ts')).default),
  row('codemirror5', 'CodeMirror 5', 'many', async () => (await import('./editors/codemirror5.ts')).default),
  row('codemirror6', 'CodeMirror 6', 'many', async () => (await import('./editors/codemirror6.ts')).default),
  row('monaco', 'Monaco', 'many', async () => (await import('./editors/monaco.ts')).default),
  row('ag-grid', 'AG Grid, cell editor', 'one', async () => (await import('./editors/ag-grid.ts')).default),
  row('canvas', 'canvas that takes keys', 'many', async () => (await import('./editors/canvas.ts')).default, {
    expected: 'told',
  }),
];
