import { untrack } from 'svelte';

import type { Offered } from '../lib/ipc/generated/Offered';
import type { OfferedKind } from '../lib/ipc/generated/OfferedKind';

/** A place in the window, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** What a screen does with files dropped on the window, or that Matinee is opened with. */
export interface DropTarget {
  /** What letting go here will do, as a sentence; nothing when it takes none of these. */
  label: (kinds: readonly OfferedKind[]) => string | undefined;
  drop: (files: readonly Offered[], at?: Point) => void;
}

/** Files hanging over the window. */
interface Hanging extends Point {
  kinds: readonly OfferedKind[];
}

class Drops {
  #targets: readonly DropTarget[] = $state.raw([]);
  /** What hangs over the window just now. */
  hanging = $state.raw<Hanging>();

  /** Takes drops while a component is on screen; call while it initialises. The last one is asked first. */
  accept(target: DropTarget): void {
    $effect.pre(() => {
      // Only joins the others: who else is there is nothing to it.
      this.#targets = [target, ...untrack(() => this.#targets)];
      return () => (this.#targets = this.#targets.filter((one) => one !== target));
    });
  }

  /** Who takes files of these kinds, and what it will do with them. */
  takerOf(kinds: readonly OfferedKind[]): { target: DropTarget; label: string } | undefined {
    for (const target of this.#targets) {
      const label = target.label(kinds);
      if (label !== undefined) return { target, label };
    }
    return undefined;
  }

  /** Hands files to whoever takes them; answers whether anyone did. */
  drop(files: readonly Offered[], at?: Point): boolean {
    this.hanging = undefined;
    const taker = this.takerOf(files.map((file) => file.kind));
    taker?.target.drop(files, at);
    return taker !== undefined;
  }
}

export const drops = new Drops();
