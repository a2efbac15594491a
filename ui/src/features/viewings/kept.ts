const STORE = 'viewing-begun';

interface Begun {
  /** What stood on the line, or the film that was picked. */
  typed: string;
  /** From `ViewingDraft.keep`. */
  draft: string;
}

/** A viewing that was begun and neither logged nor put away. */
export function begun(): Begun | undefined {
  try {
    const kept = localStorage.getItem(STORE);
    return kept === null ? undefined : (JSON.parse(kept) as Begun);
  } catch {
    return undefined;
  }
}

export function keep(form: Begun): void {
  localStorage.setItem(STORE, JSON.stringify(form));
}

export function forget(): void {
  localStorage.removeItem(STORE);
}
