import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { maxTermListBytes } from '../contract/limits.ts';
import { routes } from '../contract/routes/index.ts';
import { administratorsOnly, bearer } from './auth/bearer.ts';
import { registerDevices } from './auth/device-routes.ts';
import { registerSignIn } from './auth/routes.ts';
import { registerUsers } from './auth/user-routes.ts';
import { registerDictionary } from './dictionary/routes.ts';
import { registerExport } from './export/routes.ts';
import { registerGroups } from './groups/routes.ts';
import { registerHealth } from './health/routes.ts';
import { registerStatus } from './health/status-routes.ts';
import { registerHistory } from './history/routes.ts';
import { registerProposals } from './learning/routes.ts';
import { registerOpenAi, withOpenAiError } from './openai/routes.ts';
import type { Parts } from './parts.ts';
import { problemOf } from './problem/from-error.ts';
import { ProblemError, problem, problemResponse } from './problem/problem.ts';
import { registerRecordings } from './recordings/routes.ts';
import { registerReplacements } from './replacements/routes.ts';
import type { AppEnvironment } from './request.ts';
import { registerSettings } from './settings/routes.ts';
import { registerSnippets } from './snippets/routes.ts';
import { registerStyles } from './styles/routes.ts';
import { serveAppShell } from './web/app-shell.ts';
import { extensionCors } from './web/cors.ts';
import { securityHeaders } from './web/security-headers.ts';
import { registerPrompts } from './writing/prompt-routes.ts';
import { registerWriting } from './writing/routes.ts';

/** A text of `maxTextLength` characters, escaped as JSON at its worst, and its envelope. */
const maxBodyBytes = 1024 * 1024;

/** Everything the gateway answers over HTTP. */
export function createApp(parts: Parts): OpenAPIHono<AppEnvironment> {
  const { log, origins } = parts;
  const app = new OpenAPIHono<AppEnvironment>({
    defaultHook: (result) => {
      if (result.success) return undefined;
      const errors = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      return problemResponse(problem('bad_request', 'The request is not the contract; see `errors`.', { errors }));
    },
  });
  app.onError((error, c) => {
    const told = problemOf(error, log);
    return problemResponse(c.req.path.startsWith('/v1/') ? withOpenAiError(told) : told);
  });
  app.notFound(() => problemResponse(problem('not_found', 'There is nothing at this address.')));

  app.use('*', async (c, next) => {
    const startedMs = performance.now();
    await next();
    const ms = Math.round(performance.now() - startedMs);
    log.debug({ method: c.req.method, path: c.req.path, status: c.res.status, ms }, 'request');
  });
  app.use('*', securityHeaders(origins));
  app.use('/api/*', extensionCors());
  app.use('/api/*', (c, next) => {
    if (c.req.path === routes.uploadRecording.path) return next();
    return (lists.includes(c.req.path) ? listLimit : usualLimit)(c, next);
  });
  for (const route of Object.values(routes)) {
    if (!('security' in route)) continue;
    app.on(route.method, route.getRoutingPath(), bearer(parts));
    if (route.path.startsWith('/api/admin/')) app.on(route.method, route.getRoutingPath(), administratorsOnly);
  }

  registerSignIn(app, parts);
  registerDevices(app, parts);
  registerUsers(app, parts);
  registerGroups(app, parts);
  registerExport(app, parts);
  registerHistory(app, parts);
  registerRecordings(app, parts);
  registerOpenAi(app, parts);
  registerDictionary(app, parts);
  registerSettings(app, parts);
  registerWriting(app, parts);
  registerReplacements(app, parts);
  registerSnippets(app, parts);
  registerStyles(app, parts);
  registerPrompts(app, parts);
  registerProposals(app, parts);
  registerHealth(app, parts);
  registerStatus(app, parts);

  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });
  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: 'AlfaVoice', version: parts.version } });
  app.all('/api/*', () => {
    throw new ProblemError('not_found', 'The API has nothing at this address.');
  });
  serveAppShell(app, parts.appDirectory);
  return app;
}

const limitBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new ProblemError('too_large', `The body is larger than ${maxSize} bytes. Nothing was changed.`);
    },
  });
const lists: string[] = [routes.addTermList.path, routes.addReplacementList.path, routes.addSnippetList.path];
const usualLimit = limitBody(maxBodyBytes);
const listLimit = limitBody(maxTermListBytes);
