import { toasts } from '../../app/toasts.svelte';
import { call } from '../../lib/ipc/call';
import type { ImportId } from '../../lib/ipc/generated/ImportId';
import type { ImportUndone } from '../../lib/ipc/generated/ImportUndone';
import { m } from '../../lib/messages';
import { settle } from '../../lib/queries/query.svelte';
import { inWords } from './lines';

/** Takes an import out and says what stays; a failure is the caller's to show. */
export async function undoImport(id: ImportId): Promise<ImportUndone> {
  const undone = settle(await call('import_undo', id));
  toasts.say(undoneWords(undone), { undo: true });
  return undone;
}

/** What went and what stays, in a sentence or two. */
export function undoneWords({ fileName, gone, kept }: ImportUndone): string {
  const [went, stays] = [inWords(gone) || fileName, inWords(kept)];
  return stays ? m.import_undone_gone_but({ gone: went, kept: stays }) : m.import_undone_gone({ gone: went });
}
