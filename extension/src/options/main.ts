import '../messages/jitless.ts';
import { render } from 'lit';
import browser from 'webextension-polyfill';
import { openExtensionPage } from '../extension-page/extension-page.ts';
import { ownOutbox } from '../outbox/own-outbox.ts';
import { connectPath, gatewayOrigin, pairingOf } from '../pairing/address.ts';
import { connectionTo, pairedGateway, unpair } from '../pairing/connection.ts';
import { dropPending, type Pending, readPending } from '../pairing/pending.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { changePreferences, readPreferences } from '../preferences/kept-preferences.ts';
import { allSites, inForce, type Preferences } from '../preferences/preferences.ts';
import { hostOf } from '../sites/hosts.ts';
import { changeSite, keepSites, readSites } from '../sites/kept-sites.ts';
import type { Site, Use } from '../sites/site.ts';
import { isHoldable } from '../starting/keys.ts';
import { connect } from './connect.ts';
import { allowMicrophone, meterBars, microphonePermission, testMicrophone } from './microphone.ts';
import { optionsPage } from './page.ts';
import { emptyState, type OptionsState } from './state.ts';
import './options.css';

/** Chrome's second names for devices that are listed anyway. */
const namesOfSystem = new Set(['', 'default', 'communications']);
let state = emptyState;
let test: AbortController | undefined;
const root = openExtensionPage('options_title');

const enter = (change: Partial<OptionsState>) => {
  state = { ...state, ...change };
  // Read by tests; a person sees the words.
  document.documentElement.dataset.connect = state.connect?.step ?? '';
  document.documentElement.dataset.paired = String(state.account !== undefined);
  render(optionsPage(state, actions), root);
};

async function lookAtAccount() {
  const gateway = await pairedGateway();
  if (!gateway) return enter({ account: undefined });
  enter({ account: { gateway } });
  const signedIn = await connectionTo(gateway).signIn.restore();
  if (signedIn.kind === 'signed_in') enter({ account: { gateway, user: signedIn.user } });
  if (signedIn.kind === 'signed_out') enter({ account: undefined });
}

async function pairWith(pending: Pending, { ask }: { ask: boolean }) {
  enter({ connect: { step: 'running', gateway: pending.gateway } });
  const connected = await connect(pending);
  enter({ connect: connected });
  await lookAtAccount();
  if (connected.step === 'done' && ask) await allowMicrophone();
}

const actions = {
  open(address: string) {
    const gateway = gatewayOrigin(address);
    enter({ addressWrong: gateway === undefined });
    if (gateway) location.assign(gateway + connectPath);
  },
  confirm() {
    if (state.connect?.step !== 'ask') return;
    const { step: _asked, ...pending } = state.connect;
    void pairWith(pending, { ask: true });
  },
  decline() {
    enter({ connect: undefined });
    void dropPending();
  },
  unpair() {
    void leave();
  },
  stay() {
    enter({ leaving: false });
  },
  allowMicrophone() {
    void allowMicrophone();
  },
  toggleTest() {
    if (test) return test.abort();
    test = new AbortController();
    enter({ test: [] });
    const onLevel = (level: number) => enter({ test: [...(state.test ?? []), level].slice(-meterBars) });
    void testMicrophone(onLevel, test.signal).finally(() => {
      test = undefined;
      enter({ test: undefined });
    });
  },
  prefer(change: Partial<Preferences>) {
    void changePreferences(change).then(lookAtChoices);
  },
  toggleAllSites() {
    const asked =
      state.allSites === 'said' ? browser.permissions.remove(allSites) : browser.permissions.request(allSites);
    void asked.then(lookAtChoices);
  },
  chooseKey() {
    enter({ choosingKey: true, keyUnfit: false });
  },
  takeKey(event: KeyboardEvent) {
    if (!state.choosingKey || !event.isTrusted) return;
    event.preventDefault();
    enter({ choosingKey: false, keyUnfit: event.code !== 'Escape' && !isHoldable(event.code) });
    if (isHoldable(event.code)) actions.prefer({ holdKey: event.code });
  },
  useEverywhere(usual: Use) {
    void keepSites({ ...state.sites, usual }).then(lookAtChoices);
  },
  addSite(address: string) {
    const host = hostOf(gatewayOrigin(address));
    enter({ siteWrong: host === '' });
    if (host) void changeSite(host, {}).then(lookAtChoices);
  },
  changeSite(host: string, change: Partial<Record<keyof Site, unknown>>) {
    void changeSite(host, change as Site).then(lookAtChoices);
  },
  removeSite(host: string) {
    void changeSite(host, undefined).then(lookAtChoices);
  },
  changeShortcut() {
    void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
  },
};

/** What waits stays on this device, but nobody sends it until the same person connects again: that is said first. */
async function leave() {
  if (!state.leaving) {
    await lookAtWaiting();
    if (state.waiting > 0) return enter({ leaving: true });
  }
  await unpair();
  enter({ leaving: false, waiting: 0 });
  await lookAtAccount();
}

async function lookAtWaiting() {
  const outbox = await ownOutbox();
  if (!outbox) return;
  enter({ waiting: (await outbox.refresh()).summary.count });
  await outbox.close();
}

async function lookAtShortcut() {
  const commands = await browser.commands.getAll();
  enter({ shortcut: commands.find(({ name }) => name === 'toggle-dictation')?.shortcut ?? '' });
}

async function followMicrophone() {
  const permission = await microphonePermission();
  const follow = async () => {
    enter({ microphone: permission.state });
    if (permission.state !== 'granted') return;
    const devices = await navigator.mediaDevices.enumerateDevices();
    enter({ devices: devices.filter(({ kind, deviceId }) => kind === 'audioinput' && !namesOfSystem.has(deviceId)) });
  };
  navigator.mediaDevices.addEventListener('devicechange', () => void follow());
  permission.onchange = () => void follow();
  await follow();
}

async function lookAtPolicy() {
  enter({ policy: await readPolicy() });
}

async function lookAtChoices() {
  const [chosen, policy, sites, allowed] = await Promise.all([
    readPreferences(),
    readPolicy(),
    readSites(),
    browser.permissions.contains(allSites),
  ]);
  const installed = (browser.runtime.getManifest().host_permissions ?? []).length > 0;
  enter({
    preferences: inForce(chosen, policy),
    sites,
    allSites: allowed ? (installed ? 'installed' : 'said') : 'no',
  });
}

/** `#pair=<code>&gateway=<url>` connects at once; `#connect` asks about what a page has handed over. */
async function readHash() {
  const link = pairingOf(location.hash);
  // A code is good once: it must not stay in the history of the browser.
  if (location.hash) history.replaceState(null, '', location.pathname);
  if (link) return pairWith(link, { ask: false });
  const pending = await readPending();
  if (pending) enter({ connect: { step: 'ask', ...pending } });
}

enter({});
void Promise.all([
  lookAtPolicy(),
  lookAtChoices(),
  lookAtShortcut(),
  followMicrophone(),
  lookAtAccount(),
  lookAtWaiting(),
  readHash(),
]);
// Paired or unpaired in another page of the extension, or ended by the gateway.
browser.storage.local.onChanged.addListener((changes) => {
  if ('gateway' in changes) void lookAtAccount();
});
window.addEventListener('hashchange', () => void readHash());
