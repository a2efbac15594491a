import { call } from '../lib/ipc/call';
import type { Setting } from '../lib/ipc/generated/Setting';
import { settle } from '../lib/queries/query.svelte';
import { showFailure } from './failures';
import { type Kept, preferences, type ReadScale } from './preferences.svelte';

/**
 * Takes over what the journal says about how it looks, and keeps every later choice in it. The
 * window's own copy (`preferences`) only bridges the time until the journal is open.
 */
export async function followJournal(): Promise<void> {
  preferences.onchoice = keep;
  try {
    const { theme, motion, readingSize, measure, posterSize, scoreLast, singleKeys } = await call('settings', null);
    const readScale = (readingSize / 100) as ReadScale;
    preferences.take({ theme, motion, readScale, measure, posterSize, scoreLast, singleKeys });
  } catch (thrown) {
    showFailure(thrown);
  }
}

function keep<K extends keyof Kept>(key: K, value: Kept[K]): void {
  const setting = settingOf(key, value);
  if (setting) void call('setting_change', setting).then(settle, showFailure);
}

// What belongs to this window alone is not the journal's to keep.
function settingOf(key: keyof Kept, value: Kept[keyof Kept]): Setting | undefined {
  switch (key) {
    case 'theme':
    case 'motion':
    case 'measure':
    case 'posterSize':
    case 'scoreLast':
    case 'singleKeys':
      return { key, value } as Setting;
    case 'readScale':
      return { key: 'readingSize', value: Math.round(Number(value) * 100) as 90 | 100 | 110 | 125 };
    default:
      return undefined;
  }
}
