import { z } from 'zod';

// An extension's policy forbids `new Function`: zod would try it while the first schema is made, and the browser would
// report the extension. So this is imported before any schema.
z.config({ jitless: true });
