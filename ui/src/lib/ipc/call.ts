import { Channel, invoke } from '@tauri-apps/api/core';

import { IpcFailure } from './failure';
import type { CommandMap } from './generated/CommandMap';
import type { JobId } from './generated/JobId';
import type { NewsMap } from './generated/NewsMap';

export type Command = keyof CommandMap;
export type Request<C extends Command> = CommandMap[C][0];
export type Answer<C extends Command> = CommandMap[C][1];

/** A command that reports while it runs. */
export type Telling = keyof NewsMap & Command;

/** Carries the request when bytes are sent beside it (`WithBytes` in the app). */
const REQUEST_HEADER = 'matinee-request';

/**
 * Asks the Rust side. A misspelt command, a missing field or a misread answer does not compile.
 * Throws an `IpcFailure` and nothing else.
 */
export async function call<C extends Command>(command: C, req: Request<C>): Promise<Answer<C>> {
  return send(command, req);
}

/** Asks for something long: `told` hears how far it is. */
export async function callTelling<C extends Telling>(
  command: C,
  req: Request<C>,
  told: (news: NewsMap[C]) => void,
): Promise<Answer<C>> {
  return send(command, req, new Channel<NewsMap[C]>(told));
}

let jobs = 0;

/** A name for long work, to cancel it by. */
export function newJob(): JobId {
  jobs += 1;
  return jobs;
}

async function send<T, N = never>(command: string, req: unknown, channel?: Channel<N>): Promise<T> {
  try {
    if (hasBytes(req)) {
      const headers = { [REQUEST_HEADER]: encodeURIComponent(JSON.stringify(req.req)) };
      return await invoke<T>(command, req.bytes, { headers });
    }
    return await invoke<T>(command, channel ? { req, channel } : { req });
  } catch (thrown) {
    throw IpcFailure.from(thrown);
  }
}

function hasBytes(req: unknown): req is { req: unknown; bytes: Uint8Array } {
  return typeof req === 'object' && req !== null && 'bytes' in req && req.bytes instanceof Uint8Array;
}
