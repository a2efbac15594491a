import { names } from '../lib/format';
import { call, callTelling } from '../lib/ipc/call';
import type { CheckReport } from '../lib/ipc/generated/CheckReport';
import type { News } from '../lib/ipc/generated/News';
import { m } from '../lib/messages';
import { refresh } from '../lib/queries/query.svelte';
import { secureAll } from './closing';
import { drops } from './drops.svelte';
import { showFailure } from './failures';
import { router } from './router.svelte';
import { href } from './routes';
import { toasts } from './toasts.svelte';
import { unkept } from './unkept.svelte';

/** Begins to hear what the app tells the window without being asked. */
export async function attend(): Promise<void> {
  try {
    await callTelling('window_attend', null, hear);
  } catch (thrown) {
    showFailure(thrown);
  }
}

/**
 * Asks before a link leads out of the window. The app would load nothing in any case, but WebKit
 * connects to a link's server as soon as it is pressed: the press itself has to be taken back.
 * Returns what ends it.
 */
export function keepLinksInside(): () => void {
  const pressed = (event: MouseEvent) => {
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
    if (!link || !/^https?:$/.test(link.protocol) || link.origin === location.origin) return;
    event.preventDefault();
    askToOpen(link.href);
  };
  addEventListener('click', pressed);
  addEventListener('auxclick', pressed);
  return () => {
    removeEventListener('click', pressed);
    removeEventListener('auxclick', pressed);
  };
}

function hear(news: News): void {
  switch (news.kind) {
    case 'DragEntered':
      drops.hanging = { x: news.x, y: news.y, kinds: news.kinds };
      break;
    case 'DragMoved':
      if (drops.hanging) drops.hanging = { ...drops.hanging, x: news.x, y: news.y };
      break;
    case 'DragLeft':
      drops.hanging = undefined;
      break;
    case 'Dropped':
      if (!drops.drop(news.files, { x: news.x, y: news.y })) toasts.say(m.drop_refused());
      break;
    case 'Opened':
      if (!drops.drop(news.files)) toasts.say(m.drop_refused());
      break;
    case 'LinkFollowed':
      askToOpen(news.address);
      break;
    case 'CloseAsked':
      void close();
      break;
    case 'BackupFailed':
      toasts.say(m.backup_failed({ reason: news.reason }), {
        tone: 'danger',
        action: { label: m.backup_look(), act: () => router.go(href('settings')) },
      });
      break;
    case 'MirrorFailed':
      toasts.say(m.mirror_failed({ reason: news.reason }), {
        tone: 'danger',
        action: { label: m.backup_look(), act: () => router.go(href('settings')) },
      });
      break;
    case 'LookedThrough':
      lookedThrough(news.leftOpen, news.report);
      break;
    case 'Changed':
      refresh(news.topics);
      break;
  }
}

function lookedThrough(leftOpen: boolean, { whole, reviews, problems }: CheckReport): void {
  const counted = m.proof_reviews({ count: reviews });
  if (whole) {
    if (leftOpen) toasts.say(m.proof_left_open({ reviews: counted }));
    return;
  }
  toasts.say(m.proof_found({ differences: m.proof_count({ count: problems.length }) }), {
    tone: 'danger',
    action: { label: m.backup_look(), act: () => router.go(href('settings')) },
  });
}

// Nothing leaves the window unasked: the address is shown in full, and opened by a second press.
function askToOpen(address: string): void {
  toasts.say(m.link_outside({ address }), {
    action: {
      label: m.link_open(),
      act: () => void call('link_open', { address }).catch(showFailure),
    },
  });
}

async function close(): Promise<void> {
  try {
    await secureAll();
    if (unkept.places.length > 0) await stay();
    else await call('window_close', null);
  } catch (thrown) {
    showFailure(thrown);
    await call('window_stay', null).catch(showFailure);
  }
}

// What was typed in a dialog is in the journal by now, but not where anyone looks for it.
async function stay(): Promise<void> {
  toasts.say(m.unkept_at_close({ places: names(unkept.places) }), {
    tone: 'danger',
    action: {
      label: m.unkept_throw_away(),
      act: () => {
        unkept.clear();
        void close();
      },
    },
  });
  await call('window_stay', null);
}
