import '../messages/jitless.ts';
import { type Answer, accessTokenOf, fetchTicket, ProblemError } from '@alfavoice/gateway/client';
import browser, { type Runtime } from 'webextension-polyfill';
import { type BackgroundMessage, backgroundMessageSchema } from '../messages/messages.ts';
import type { Target } from '../messages/target.ts';
import type { View } from '../messages/view.ts';
import { connectionTo, pairedGateway } from '../pairing/connection.ts';
import { keepPending } from '../pairing/pending.ts';
import { hostOf } from '../sites/hosts.ts';
import { showBadge } from './badge.ts';
import { keepCurrent } from './current.ts';
import { offer } from './kept-text.ts';
import { insertLast } from './last-text.ts';
import { chosen, makeMenus, offerUndo } from './menus.ts';
import { placeOn } from './place.ts';
import { leaveRecorderWindow } from './recorder.ts';
import { insertInto, moveFocus, setActive, show } from './show.ts';
import { followStarting, startFrom } from './starting.ts';
import { shutStorage } from './storage.ts';
import { act, conclude, openOptions, toggle, windowClosed } from './toggle.ts';
import { deliverWaiting, watchWaiting } from './waiting.ts';

// Chrome puts this script to sleep at any time: nothing is kept in it. State lies in the recorder and storage.session.
browser.action.onClicked.addListener((tab) => void toggle(tab));
browser.commands.onCommand.addListener((command, tab) => {
  if (command === 'toggle-dictation') void toggle(tab);
  if (command === 'insert-last-text') void insertLast(tab);
});
browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void welcome();
  void makeMenus();
});
browser.contextMenus.onClicked.addListener((info, tab) => void chosen(info, tab));
shutStorage();
followStarting();
watchWaiting();
if (BROWSER === 'firefox') browser.windows.onRemoved.addListener(() => void windowClosed());
browser.runtime.onMessage.addListener((raw: unknown, sender: Runtime.MessageSender) => {
  const message = backgroundMessageSchema.safeParse(raw);
  return message.success ? answerTo(message.data, sender) : undefined;
});

async function answerTo(message: BackgroundMessage, sender: Runtime.MessageSender): Promise<unknown> {
  if (message.type === 'pair') return ask(message.code, sender);
  if (message.type === 'control') return act(message.control, sender.tab);
  if (message.type === 'start') return startFrom(sender.tab, message.does);
  if (message.type === 'focus')
    return sender.tab?.id === undefined ? undefined : moveFocus(sender.tab.id, message.does);
  if (message.type === 'place') return placeOn(hostOf(sender.url), message.place);
  // The rest is the recorder's. A page's process may be in foreign hands, and a ticket is worth a dictation.
  if (!sender.url?.startsWith(browser.runtime.getURL(''))) return undefined;
  if (message.type === 'ticket') return ticket();
  if (message.type === 'token') return token(message.owner, message.refused);
  if (message.type === 'waiting') return deliverWaiting();
  if (message.type === 'insert') return insertInto(message.target, message);
  return follow(message.target, message.view, message.changed);
}

/** The recorder says how it goes. @param changed the kind of view is new; it repeats some twenty times a second */
async function follow(target: Target, view: View, changed: boolean): Promise<void> {
  if (!changed) return show(target, view);
  if (view.kind === 'kept') await offer(target, view);
  if (BROWSER === 'firefox' && view.kind === 'listening') await leaveRecorderWindow();
  const kept = view.kind === 'trouble' && view.kept;
  const busy = view.kind === 'preparing' || view.kind === 'listening' || view.kind === 'working';
  if (busy) await keepCurrent({ target, stage: view.kind === 'working' ? 'working' : 'listening' });
  if (kept) await keepCurrent({ target, stage: 'kept' });
  if (view.kind !== 'kept') await show(target, view);
  await Promise.all([showBadge(view.kind), setActive(target, busy), offerUndo(view.kind === 'cancelled')]);
  // Not waited for: it may close the recorder, which waits for this answer.
  if (!busy && !kept) void conclude(target);
}

async function token(owner: string, refused: string | undefined): Promise<Answer<string | undefined>> {
  const gateway = await pairedGateway();
  try {
    return { ok: true, value: gateway && (await accessTokenOf(connectionTo(gateway).signIn, owner)(refused)) };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}

async function ticket() {
  const gateway = await pairedGateway();
  if (gateway) return fetchTicket(connectionTo(gateway).api);
  const detail = 'This browser is not paired.';
  return { ok: false, problem: { type: 'about:blank', title: detail, status: 401, code: 'unauthorized', detail } };
}

/** A page offers a pairing code. Any site can serve such a page, so the person is asked, in a page of ours. */
async function ask(code: string, { tab, url }: Runtime.MessageSender): Promise<void> {
  if (!url) return;
  await keepPending({ code, gateway: new URL(url).origin, ...(tab?.id === undefined ? {} : { tabId: tab.id }) });
  await openOptions('#connect');
}

/** After the installation there is one thing to do: connect. */
async function welcome(): Promise<void> {
  if (!(await pairedGateway())) await openOptions();
}
