import { bringing } from '../features/imports/bringing.svelte';
import { m } from '../lib/messages';
import { drops } from './drops.svelte';
import { href, router } from './router.svelte';

/**
 * Takes a file that may be brought in (what it is, is seen from what it holds) and is let go anywhere:
 * it is looked at on the import screen, unless the screen wants it itself. Call while a component
 * initialises.
 */
export function acceptImports(): void {
  drops.accept({
    label: ([kind, ...others]) => (kind && others.length === 0 && kind !== 'Picture' ? m.import_drop() : undefined),
    drop: ([file]) => {
      if (!file) return;
      void bringing.check(file);
      router.go(href('import'));
    },
  });
}
