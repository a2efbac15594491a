import { IpcFailure } from '../lib/ipc/failure';
import type { ErrorCode } from '../lib/ipc/generated/ErrorCode';
import { toasts } from './toasts.svelte';

interface Shown {
  tone: 'plain' | 'danger';
  silent?: boolean;
}

// What each kind of failure looks like when no form or screen has shown it at its own place.
const TABLE: Partial<Record<ErrorCode, Shown>> = {
  NothingToUndo: { tone: 'plain' },
  NothingToRedo: { tone: 'plain' },
  Cancelled: { tone: 'plain' },
};

/** Tells the reader of a failure that belongs to no place on the screen. */
export function showFailure(thrown: unknown): void {
  const failure = IpcFailure.from(thrown);
  toasts.say(failure.message, TABLE[failure.code] ?? { tone: 'danger' });
}

/** Catches whatever nobody else showed, so that no failure is silent. Returns what ends it. */
export function catchFailures(): () => void {
  const rejected = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    showFailure(event.reason);
  };
  addEventListener('unhandledrejection', rejected);
  return () => removeEventListener('unhandledrejection', rejected);
}
