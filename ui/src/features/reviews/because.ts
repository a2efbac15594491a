import { names } from '../../lib/format';
import type { Reason } from '../../lib/ipc/generated/Reason';
import { m } from '../../lib/messages';

/** Why a review is worth reading after another one, as its card says it. */
export function because(reason: Reason): string {
  switch (reason.kind) {
    case 'namedHere':
      return m.because_named_here();
    case 'namesThis':
      return m.because_names_this();
    case 'director':
      return m.because_director({ name: reason.name });
    case 'writer':
      return m.because_writer({ name: reason.name });
    case 'cast':
      return m.because_cast({ name: reason.name });
    case 'person':
      return m.because_person({ name: reason.name });
    case 'tag':
      return m.because_tag({ name: reason.name });
    case 'list':
      return m.because_list({ name: reason.name });
    case 'words':
      return m.because_words({ words: names(reason.words.map((word) => m.because_word({ word }))) });
    case 'near':
      return m.because_near();
  }
}
