import { toasts } from '../../app/toasts.svelte';
import { call } from '../../lib/ipc/call';
import type { ReviewForm } from '../../lib/ipc/generated/ReviewForm';
import { m } from '../../lib/messages';

/** Writes what is on the desk to a Markdown file the person names. */
export async function saveCopy(form: ReviewForm): Promise<void> {
  const title = form.facts.title.trim();
  // A name for a file: without what no file system takes.
  const name = (title || m.copy_name()).replace(/[/\\:*?"<>|]/g, ' ').replace(/\s+/g, ' ').slice(0, 80).trim();
  const file = await call('dialog_save', { title: m.editor_save_copy(), name: `${name}.md` });
  if (file === null) return;
  await call('review_copy', { file: file.token, form });
  toasts.say(m.copy_saved({ name: file.name }));
}

/** Puts the words on the clipboard, for when no file can be written either. */
export async function copyText(form: ReviewForm): Promise<void> {
  const { facts, text } = form;
  await navigator.clipboard.writeText([facts.title, text.headline, text.body, text.summary].filter(Boolean).join('\n\n'));
  toasts.say(m.editor_copied());
}
