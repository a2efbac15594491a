import type { Phrases } from '../../lib/ipc/generated/Phrases';
import { m } from '../../lib/messages';

/** The words a rendered page says by itself, in the reader's language. */
export function phrases(): Phrases {
  return {
    showSpoiler: m.page_show_spoiler(),
    // The renderer puts the still's name there.
    missingStill: m.page_missing_still({ name: '{name}' }),
    notes: m.page_notes(),
    backToText: m.page_back_to_text(),
  };
}
