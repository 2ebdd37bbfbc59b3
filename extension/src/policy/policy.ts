import { modeSchema, qualitySchema, spokenLanguageSchema, styleSchema } from '@alfavoice/gateway/contract';
import { z } from 'zod';

const hosts = z.array(z.string().min(1));

/** What a company's administrator sets for the browser (`storage.managed`); `managed.json` describes it to the browser. */
export const policySchema = z.object({
  /** Who has set it, for people to read. */
  administrator: z.string().optional(),
  /** Origin of the only server people may connect to. */
  gateway: z.string().transform(originOf).optional(),
  /** Only there one may dictate. A host means its subdomains too; `*` is every host. */
  allowedHosts: hosts.optional(),
  /** There one may not, even if it is allowed. */
  blockedHosts: hosts.optional(),
  /** Nothing is even recorded while a password field has the focus. Text is never typed into one. */
  noPasswordFields: z.boolean().optional(),
  /** Longest time a recording that has given no text is kept in the browser; 0: not at all. */
  retentionHours: z.number().min(0).optional(),
  language: spokenLanguageSchema.optional(),
  quality: qualitySchema.optional(),
  mode: modeSchema.optional(),
  style: styleSchema.optional(),
  /** `KeyboardEvent.code`, '' for none. */
  holdKey: z.string().optional(),
  doubleTap: z.enum(['off', 'Control', 'Shift', 'Alt']).optional(),
  microphoneButton: z.boolean().optional(),
});
export type Policy = z.infer<typeof policySchema>;

/** @param raw as the browser gives it; a value that is wrong is left out, the others hold */
export function policyOf(raw: unknown): Policy {
  const values = z.record(z.string(), z.unknown()).catch({}).parse(raw);
  const right = Object.entries(policySchema.shape).flatMap(([name, schema]) => {
    const read = Object.hasOwn(values, name) ? schema.safeParse(values[name]) : undefined;
    return read?.success && read.data !== undefined ? [[name, read.data]] : [];
  });
  return Object.fromEntries(right) as Policy;
}

function originOf(address: string, context: z.RefinementCtx): string {
  if (URL.canParse(address)) return new URL(address).origin;
  context.addIssue('must be an address');
  return z.NEVER;
}
