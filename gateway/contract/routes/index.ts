import type { RouteConfig, RouteConfigToTypedResponse, RouteHandler } from '@hono/zod-openapi';
import type { Env, Handler, Hono } from 'hono';
import type { ToSchema } from 'hono/types';
import * as auth from './auth.ts';
import * as dictionary from './dictionary.ts';
import * as exports from './export.ts';
import * as groups from './groups.ts';
import * as history from './history.ts';
import * as openai from './openai.ts';
import * as phrases from './phrases.ts';
import * as product from './product.ts';
import * as prompts from './prompts.ts';
import * as proposals from './proposals.ts';
import * as recordings from './recordings.ts';
import * as status from './status.ts';
import * as styles from './styles.ts';

/** Every REST route, by name. The server implements each; a test compares. */
export const routes = {
  ...auth,
  ...dictionary,
  exportHistory: exports.exportHistory,
  ...groups,
  ...history,
  ...phrases,
  ...openai,
  ...product,
  ...prompts,
  ...proposals,
  ...recordings,
  ...status,
  ...styles,
};

type Route = RouteConfig & { getRoutingPath(): string };
type InputOf<R extends Route> = RouteHandler<R> extends Handler<infer _E, infer _P, infer I, infer _O> ? I : never;
type SchemaOf<R extends Route> = R extends Route
  ? ToSchema<R['method'], ReturnType<R['getRoutingPath']>, InputOf<R>, RouteConfigToTypedResponse<R>>
  : never;
type Intersection<U> = (U extends unknown ? (member: U) => void : never) extends (all: infer I) => void ? I : never;

/** The REST API as a type, for `hc<Api>(url)`: derived from the routes alone, so that clients import no server. */
export type Api = Hono<Env, Intersection<SchemaOf<(typeof routes)[keyof typeof routes]>>, '/'>;
