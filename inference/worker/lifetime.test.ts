import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate as settled } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { endOfService } from './lifetime.ts';

const forked = () => Object.assign(new EventEmitter(), { send: () => true });

describe('the end of a worker', () => {
  it.each(['SIGTERM', 'SIGINT'])('comes with %s', (name) => {
    const host = new EventEmitter();
    const ending = endOfService(host, undefined);
    expect(ending.aborted).toBe(false);
    host.emit(name);
    expect(ending.aborted).toBe(true);
  });

  it('comes when the parent that forked it is gone', () => {
    const host = forked();
    const ending = endOfService(host, undefined);
    host.emit('disconnect');
    expect(ending.reason).toMatchObject({ message: 'The parent is gone.' });
  });

  it('comes when the pipe from the parent ends, but not where the parent speaks by IPC', async () => {
    const [pipe, unused] = [new PassThrough(), new PassThrough()];
    const ending = endOfService(new EventEmitter(), pipe);
    const other = endOfService(forked(), unused);
    pipe.end();
    unused.end();
    await settled();
    expect([ending.aborted, other.aborted]).toEqual([true, false]);
  });
});
