import { startSchema } from '@alfavoice/gateway/contract';
import { z } from 'zod';
import type { Place } from '../overlay/place.ts';
import { microphoneChoiceSchema } from '../preferences/preferences.ts';
import { targetSchema } from './target.ts';
import { viewSchema } from './view.ts';

const toBackground = z.literal('background');
const toRecorder = z.literal('recorder');

/** What a person does in the overlay or the notice window. */
export const controlSchema = z.enum([
  'stop',
  'cancel',
  'undo',
  'retry',
  'dismiss',
  'allow_site',
  'open_options',
  'insert_here',
]);
export type Control = z.infer<typeof controlSchema>;

const placeSchema: z.ZodType<Place> = z.object({ x: z.number(), y: z.number() });

/** `ready`: it may begin in a moment. `abandon`: the held key was pressed for something else, and nothing was meant to be said. */
export const startingSchema = z.enum(['ready', 'toggle', 'begin', 'finish', 'abandon']);
export type Starting = z.infer<typeof startingSchema>;

/** What a dictation gives to its field. */
const given = {
  text: z.string(),
  /** A command took this back: it goes from the end of what the dictation has given, if it still stands there. */
  removes: z.string().min(1).optional(),
  /** Where the caret goes, in `text`; left out: behind it. */
  cursor: z.int().nonnegative().optional(),
};

export type Given = Pick<InsertOrder, keyof typeof given>;

/** `hold`: the frame that has the focus remembers where, for a text goes into another one. `give_back`: it takes it again. */
const focusSchema = z.enum(['hold', 'give_back']);
export type FocusMove = z.infer<typeof focusSchema>;

/** Read by the background: it knows tabs, storage and the account; recorder and pages do not. */
export const backgroundMessageSchema = z.discriminatedUnion('type', [
  z.object({ to: toBackground, type: z.literal('show'), target: targetSchema, view: viewSchema, changed: z.boolean() }),
  /** Answered with an `Outcome`. */
  z.object({ to: toBackground, type: z.literal('insert'), target: targetSchema, ...given }),
  /** Answered with an `Answer<string>`. */
  z.object({ to: toBackground, type: z.literal('ticket') }),
  /** Answered with an `Answer<string | undefined>`. @param refused the token a 401 came for */
  z.object({ to: toBackground, type: z.literal('token'), owner: z.string(), refused: z.string().optional() }),
  /** Another number of dictations waits in the outbox. */
  z.object({ to: toBackground, type: z.literal('waiting') }),
  z.object({ to: toBackground, type: z.literal('control'), control: controlSchema }),
  /** A key held, released or tapped twice, or the button beside a field. */
  z.object({ to: toBackground, type: z.literal('start'), does: startingSchema }),
  /** Where the overlay stands on the sender's site; with a place, it was moved there. Answered with a `Place`. */
  z.object({ to: toBackground, type: z.literal('place'), place: placeSchema.optional() }),
  /** From the frame a text goes into; answered when the frames have done it. */
  z.object({ to: toBackground, type: z.literal('focus'), does: focusSchema }),
  /** From the page `/connect-extension` of a gateway, or of a site that pretends to be one. */
  z.object({ to: toBackground, type: z.literal('pair'), code: z.string().max(64), gateway: z.string().max(300) }),
]);
export type BackgroundMessage = z.infer<typeof backgroundMessageSchema>;

/** Read by the recorder (offscreen document, or a window in Firefox). */
export const recorderMessageSchema = z.discriminatedUnion('type', [
  /** Opens the microphone at once; `start` follows, and gets what was said between. */
  z.object({ to: toRecorder, type: z.literal('listen'), microphone: microphoneChoiceSchema }),
  /** It follows not: nothing may be recorded there. */
  z.object({ to: toRecorder, type: z.literal('unlisten') }),
  z.object({
    to: toRecorder,
    type: z.literal('start'),
    target: targetSchema,
    gateway: z.string(),
    /** Whose dictation it is. */
    owner: z.string().optional(),
    request: startSchema.pick({ quality: true, mode: true, language: true, context: true }),
    microphone: microphoneChoiceSchema,
    /** How long it can be brought back after a cancel. */
    undoMs: z.number(),
  }),
  z.object({ to: toRecorder, type: z.literal('stop') }),
  z.object({ to: toRecorder, type: z.literal('cancel') }),
  /** As cancel, and for good. */
  z.object({ to: toRecorder, type: z.literal('discard') }),
  /** Brings back what was cancelled, if it is still there. */
  z.object({ to: toRecorder, type: z.literal('undo') }),
  z.object({ to: toRecorder, type: z.literal('retry') }),
  /** Answered with true: it is there and listens. */
  z.object({ to: toRecorder, type: z.literal('ping') }),
]);
export type RecorderMessage = z.infer<typeof recorderMessageSchema>;

/** Read by the script in the page; sent by the background alone. */
export const pageMessageSchema = z.discriminatedUnion('type', [
  z.object({ to: z.literal('page'), type: z.literal('show'), view: viewSchema }),
  z.object({ to: z.literal('page'), type: z.literal('insert'), pin: z.string(), ...given }),
  z.object({ to: z.literal('page'), type: z.literal('focus'), does: focusSchema }),
  /** Escape means cancel while this is true. */
  z.object({ to: z.literal('page'), type: z.literal('active'), active: z.boolean() }),
]);
export type PageMessage = z.infer<typeof pageMessageSchema>;
export type InsertOrder = Extract<PageMessage, { type: 'insert' }>;

/** Read by the bridge in a gateway's page. */
export type BridgeMessage = { to: 'bridge'; type: 'connected' };
