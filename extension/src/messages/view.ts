import { z } from 'zod';

/** Why a text waits instead of standing in the field. */
export const keptReasonSchema = z.enum([
  'no_field',
  'field_gone',
  /** The page with the field is not the one that is looked at. */
  'background',
  'refused',
  /** Only a part, or something else, stands there. */
  'cut',
  /** It was taken, but the page does not show whether it stands there: a canvas. */
  'unseen',
  'password',
  'payment',
  'forbidden',
]);
export type KeptReason = z.infer<typeof keptReasonSchema>;

/** The one thing to do about a trouble. */
export const actionSchema = z.enum(['retry', 'microphone', 'connect', 'settings']);
export type Action = z.infer<typeof actionSchema>;

/** What the overlay (or the notice window) shows. */
export const viewSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('preparing') }),
  z.object({
    kind: z.literal('listening'),
    /** 0..1 */
    level: z.number(),
    elapsedMs: z.number(),
    committed: z.string(),
    tentative: z.string(),
    /** No line to the gateway now; the recording goes on. */
    offline: z.boolean(),
    /** This device has no room for it: it lies in memory until it is sent. */
    unkept: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('working'), elapsedMs: z.number(), position: z.number(), offline: z.boolean() }),
  /** `lacks`: the server was busy, and the text has not all it might have. */
  z.object({ kind: z.literal('inserted'), lacks: z.enum(['quality', 'editor']).optional() }),
  /** Nothing was said. */
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('kept'), reason: keptReasonSchema, text: z.string() }),
  z.object({ kind: z.literal('trouble'), code: z.string(), kept: z.boolean(), action: actionSchema.optional() }),
  /** It is on this device and will be sent by itself: when there is a connection, or a pairing again. */
  z.object({ kind: z.literal('kept_here'), until: z.enum(['connection', 'pairing']), action: actionSchema.optional() }),
  /** It was cancelled, and its recording can still be brought back. */
  z.object({ kind: z.literal('cancelled') }),
  /** Nothing is recorded yet: on this site the person wants to be asked. */
  z.object({ kind: z.literal('ask'), host: z.string() }),
  z.object({ kind: z.literal('hidden') }),
]);
export type View = z.infer<typeof viewSchema>;

/** What became of a text. */
export const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('inserted'),
    /** `typed`: as a key press would; `pasted`: through the editor's own paste. */
    how: z.enum(['typed', 'pasted']),
    /** What really stands there: fitted to its neighbours, in the form of a mask. */
    text: z.string(),
    /** What a command took back stood there no longer as it was given, so nothing was deleted. */
    leftStanding: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('kept'), reason: keptReasonSchema }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;
