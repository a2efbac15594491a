import { call } from '../../lib/ipc/call';

/** A picture that has not come by then is left out rather than waited for. */
const PATIENCE_MS = 8000;

/**
 * Prints the page through the webview. Pictures further down are loaded only as they are scrolled to:
 * all of them are fetched first, or the paper would have holes.
 */
export async function printPage(article: HTMLElement): Promise<void> {
  const pictures = [...article.querySelectorAll('img')];
  for (const picture of pictures) picture.loading = 'eager';
  const loaded = Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
  await Promise.race([loaded, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  await call('window_print', null);
}
