import { z } from 'zod';

export const languageSchema = z.enum(['ru', 'en']);
export const spokenLanguageSchema = z.enum(['ru', 'en', 'auto']);
export type Language = z.infer<typeof languageSchema>;
export type SpokenLanguage = z.infer<typeof spokenLanguageSchema>;
