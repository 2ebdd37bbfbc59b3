import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const page = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>An old form</title>
<style>
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; background: light-dark(#eef1f5, #15181d); }
  body { display: grid; gap: 1.1rem; box-sizing: border-box; max-width: 44rem; margin: 2.5rem auto; padding: 1.75rem 2rem 2rem;
    background: light-dark(#fff, #1f242b); border: 1px solid light-dark(#d9dee5, #333a44); border-radius: 8px; }
  h1 { margin: 0; font-size: 1.25rem; }
  label, .field { display: grid; gap: .3rem; font-weight: 600; }
  input, textarea, [contenteditable] { box-sizing: border-box; width: 100%; padding: .5rem .6rem; font: inherit; font-weight: 400;
    background: light-dark(#fff, #171b20); border: 1px solid light-dark(#b6bec9, #4a5360); border-radius: 5px; }
  [contenteditable] { min-height: 3.5rem; }
</style>
<h1>New request</h1>
<label>Subject <input id="subject"></label>
<label>Message <textarea id="message" rows="5"></textarea></label>
<div class="field"><b>Note</b><div id="note" contenteditable="true" aria-label="Note"></div></div>
<label>Password <input id="secret" type="password"></label>
<script>
  window.inputs = [];
  document.addEventListener('input', (event) => window.inputs.push(event.target.id));
</script></html>`;

/** A page that knows nothing of dictation, on an origin of its own. */
export async function serveFormPage(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
