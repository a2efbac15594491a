/** The sizes a picture is kept in; `original` is the file as it was handed over. */
export type Variant = 'original' | 'poster-1x' | 'poster-2x' | 'still-1x' | 'still-2x' | 'spread-1x';

/** The address of a picture by the hash of its bytes. Immutable: the window may cache it for ever. */
export function media(hash: string, variant: Variant): string {
  return `media://localhost/${hash}/${variant}`;
}

/** A `srcset` of the same picture for plain and for dense screens. */
export function mediaSet(hash: string, kind: 'poster' | 'still'): string {
  return `${media(hash, `${kind}-1x`)} 1x, ${media(hash, `${kind}-2x`)} 2x`;
}
