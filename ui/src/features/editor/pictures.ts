import { call } from '../../lib/ipc/call';
import type { FilmId } from '../../lib/ipc/generated/FilmId';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { Still } from '../../lib/ipc/generated/Still';
import { m } from '../../lib/messages';
import { settle } from '../../lib/queries/query.svelte';

/** A picture from a paste, or a file that was dropped or chosen. */
export type Source = File | Offered;

/** Lets pictures be chosen in the system's dialog. */
export function choosePictures(title: string, many: boolean): Promise<Offered[]> {
  return call('dialog_files', { title, filter: m.pictures_filter(), wanted: 'Pictures', many });
}

/** Makes a picture a film's poster. */
export async function setPoster(film: FilmId, source: Source): Promise<void> {
  if (isOffered(source)) settle(await call('poster_set_file', { film, file: source.token }));
  else settle(await call('poster_set', { req: { film, name: nameOf(source) }, bytes: await bytesOf(source) }));
}

/** Adds a picture to a film's stills. */
export async function addStill(film: FilmId, source: Source): Promise<Still> {
  if (isOffered(source)) return settle(await call('still_add_file', { film, file: source.token }));
  return settle(await call('still_add', { req: { film, name: nameOf(source) }, bytes: await bytesOf(source) }));
}

/** The pictures of a paste. */
export function pasted(event: ClipboardEvent): File[] {
  return [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith('image/'));
}

function isOffered(source: Source): source is Offered {
  return 'token' in source;
}

function nameOf(file: File): string {
  return file.name || m.pictures_pasted();
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
