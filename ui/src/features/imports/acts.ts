import { toasts } from '../../app/toasts.svelte';
import { call } from '../../lib/ipc/call';
import type { ImportId } from '../../lib/ipc/generated/ImportId';
import { m } from '../../lib/messages';
import { settle } from '../../lib/queries/query.svelte';
import { inWords } from './lines';

/** Takes an import out and says what stays; a failure is the caller's to show. */
export async function undoImport(id: ImportId): Promise<void> {
  const { fileName, gone, kept } = settle(await call('import_undo', id));
  const [went, stays] = [inWords(gone) || fileName, inWords(kept)];
  const said = stays ? m.import_undone_gone_but({ gone: went, kept: stays }) : m.import_undone_gone({ gone: went });
  toasts.say(said, { undo: true });
}
