import { answerParent } from './fields/frames.ts';
import { rows } from './rows.ts';
import './page.css';

/** Every address is one row; `/` lists them. */
const row = rows.find(({ id }) => location.pathname === `/${id}`);
const root = document.createElement('main');
document.body.append(root);

if (row) {
  document.title = row.title;
  const framed = window.parent !== window;
  if (!framed) root.before(headingOf(row.title));
  const mount = await row.mount();
  window.playground = await mount(root);
  document.documentElement.dataset.ready = '';
  if (!framed) root.after(anotherField());
  answerParent(window.playground);
} else {
  document.title = 'Playground';
  root.before(headingOf('Fields to dictate into'));
  const list = document.createElement('ul');
  for (const { id, title, expected } of rows) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `/${id}`;
    link.textContent = title;
    item.append(link, expected === 'typed' ? '' : ` (${expected})`);
    list.append(item);
  }
  root.append(list);
}

/** Where nothing may come that was dictated into the field above. */
function anotherField(): HTMLElement {
  const label = document.createElement('label');
  label.textContent = 'Another field';
  const field = document.createElement('input');
  field.id = 'elsewhere';
  label.append(field);
  return label;
}

function headingOf(text: string): HTMLElement {
  const header = document.createElement('header');
  const heading = document.createElement('h1');
  heading.textContent = text;
  header.append(heading);
  if (row) {
    const back = document.createElement('a');
    back.href = '/';
    back.textContent = 'All fields';
    header.append(back);
  }
  return header;
}
