import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const page = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>An old form</title>
<style>body{font:16px sans-serif;max-width:40rem;margin:3rem auto;display:grid;gap:1rem}[contenteditable]{border:1px solid #999;min-height:3rem;padding:.4rem}</style>
<label>Subject <input id="subject" size="60"></label>
<label>Message <textarea id="message" rows="4" cols="60"></textarea></label>
<div id="note" contenteditable="true" aria-label="Note"></div>
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
