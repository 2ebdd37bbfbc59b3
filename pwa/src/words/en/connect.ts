export const connect = {
  title: 'Connect the extension',
  looking: 'Looking for the extension in this browser',
  connecting: 'The extension is here',
  connectingLead: 'It asks for your yes in a page of its own. Confirm there; this page then says that it is connected.',
  connected: 'Connected',
  connectedLead: 'Click into a field on any page and press',
  connectedEnd: 'Press again when you have finished.',
  toHistory: 'Go to history',
  absent: 'Press the button of the extension',
  absentLead:
    'It is in the toolbar, perhaps behind the puzzle piece. If it is not in this browser yet, load it once and come back to this page.',
  chrome: {
    title: 'Chrome, Edge, Yandex Browser',
    steps: [
      'Open chrome://extensions and switch on Developer mode.',
      'Choose “Load unpacked” and the folder extension/dist/chrome.',
      'Come back here. If nothing has changed, reload this page.',
    ],
  },
  firefox: {
    title: 'Firefox',
    steps: [
      'Open about:debugging and choose “This Firefox”.',
      'Choose “Load Temporary Add-on” and the file manifest.json in extension/dist/firefox.',
      'Come back here. If nothing has changed, reload this page.',
    ],
  },
  byHand: 'By hand',
  byHandLead: 'Open the options of the extension and enter these two.',
  server: 'Server address',
  code: 'Code',
  codeLife: 'The code works once, for ten minutes.',
  newCode: 'New code',
  silent: 'Not connected yet. If you have confirmed, the code may be too old: get a new one.',
  noCode: 'To connect, get a code. It works once, for ten minutes.',
  getCode: 'Get a code',
  reload: 'Reload this page',
};
