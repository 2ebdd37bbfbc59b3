import type { OpenAPIHono } from '@hono/zod-openapi';
import { recordingQuerySchema } from '../../contract/rest/recordings.ts';
import * as routes from '../../contract/routes/recordings.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import type { AppEnvironment } from '../request.ts';
import { uploadedFile } from './body.ts';
import { requestHearing } from './rerun.ts';
import { findStatus } from './status.ts';

export function registerRecordings(app: OpenAPIHono<AppEnvironment>, parts: Parts): void {
  const { db, recordings } = parts;
  app.openapi(routes.uploadRecording, async (c) => {
    const file = await uploadedFile(c.req.raw);
    const query = recordingQuerySchema.safeParse({ ...c.req.query(), ...file.fields });
    if (!query.success) {
      const errors = query.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      throw new ProblemError('bad_request', 'The request is not the contract; see `errors`.', { errors });
    }
    const status = await recordings.intake.receive(c.get('user').id, query.data, file);
    c.header('location', status.status_url);
    return status.state === 'stored' ? c.json(status, 200) : c.json(status, 202);
  });

  app.openapi(routes.getRecording, async (c) => {
    const status = await findStatus(db, c.get('user').id, c.req.valid('param').dictation_id);
    if (!status) throw new ProblemError('not_found', 'There is no recording of this id.');
    return c.json(status, 200);
  });

  app.openapi(routes.rerunDictation, async (c) => {
    const status = await requestHearing(c.get('user').id, c.req.valid('param').id, c.req.valid('json') ?? {}, parts);
    return c.json(status, 202, { location: status.status_url });
  });
}
