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

/** Carries the key of a save that is sent as bytes. */
const KEY_HEADER = 'matinee-key';

/** Keys of what was asked for and not answered well, by what it was. */
const unanswered = new Map<string, string>();

/**
 * A name under which one thing is saved. What is asked for twice under one name, because the answer
 * was lost, is done once.
 */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}

/**
 * Asks the Rust side. A misspelt command, a missing field or a misread answer does not compile.
 * Throws an `IpcFailure` and nothing else.
 *
 * What changes the journal does so under a key: the one given, by a form that outlives the window, or
 * one of its own, which stays with the request until it has been answered.
 */
export async function call<C extends Command>(command: C, req: Request<C>, key?: string): Promise<Answer<C>> {
  return send(command, req, undefined, key);
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

async function send<T, N = never>(
  command: string,
  req: unknown,
  channel?: Channel<N>,
  given?: string,
): Promise<T> {
  // Writing a request out is only worth it where one failed before.
  const asked = unanswered.size > 0 ? nameOf(command, req) : undefined;
  const key = given ?? (asked && unanswered.get(asked)) ?? newKey();
  try {
    const answer = await (hasBytes(req)
      ? invoke<T>(command, req.bytes, {
          headers: { [REQUEST_HEADER]: encodeURIComponent(JSON.stringify(req.req)), [KEY_HEADER]: key },
        })
      : invoke<T>(command, channel ? { req, channel, key } : { req, key }));
    if (asked) unanswered.delete(asked);
    return answer;
  } catch (thrown) {
    unanswered.set(nameOf(command, req), key);
    throw IpcFailure.from(thrown);
  }
}

/** What was asked for; bytes by how many there are. */
function nameOf(command: string, req: unknown): string {
  return hasBytes(req)
    ? `${command} ${String(req.bytes.length)} ${JSON.stringify(req.req)}`
    : `${command} ${JSON.stringify(req)}`;
}

function hasBytes(req: unknown): req is { req: unknown; bytes: Uint8Array } {
  return typeof req === 'object' && req !== null && 'bytes' in req && req.bytes instanceof Uint8Array;
}
