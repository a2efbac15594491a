import { call } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { FilmId } from '../../lib/ipc/generated/FilmId';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { PieceBrought } from '../../lib/ipc/generated/PieceBrought';
import type { PieceField } from '../../lib/ipc/generated/PieceField';
import type { PiecePicture } from '../../lib/ipc/generated/PiecePicture';
import type { PieceRead } from '../../lib/ipc/generated/PieceRead';
import type { ReviewForm } from '../../lib/ipc/generated/ReviewForm';
import type { ViewingFacts } from '../../lib/ipc/generated/ViewingFacts';
import { m } from '../../lib/messages';
import { settle } from '../../lib/queries/query.svelte';
import { blank } from '../viewings/blank';
import { type DateDraft, draftOf, edtfOf } from '../viewings/date';

/** Where a piece comes from: a file, or what was pasted. */
export type Source = { file: Offered } | { pasted: string };

/** A picture of the piece, or a place for one, with what the person gave it. */
export interface Place {
  picture: PiecePicture;
  caption: string;
  file: Offered | undefined;
}

/** One review as it was understood, being corrected. Nothing of it is written until it is brought in. */
export class Correcting {
  readonly source: Source;
  readonly read: PieceRead;
  form = $state<ReviewForm>() as ReviewForm;
  date = $state<DateDraft>() as DateDraft;
  score = $state('');
  tags = $state.raw<string[]>([]);
  places = $state<Place[]>([]);
  /** The film chosen among several; `new` for one that is not here. */
  film = $state<FilmId | 'new' | undefined>();
  problem = $state<{ field: string | null; message: string }>();
  busy = $state(false);
  readonly #watch: ViewingFacts;

  constructor(source: Source, read: PieceRead) {
    this.source = source;
    this.read = read;
    this.form = structuredClone(read.piece.form);
    this.#watch = this.form.watch ?? blank();
    this.date = draftOf(this.#watch.watchedOn);
    this.score = this.#watch.score === null ? '' : (this.#watch.score / 10).toFixed(1);
    this.tags = this.#watch.tags;
    this.places = read.piece.pictures.map((picture) => ({ picture, caption: picture.caption, file: undefined }));
  }

  /** Reads a piece, to begin with. */
  static async of(source: Source): Promise<Correcting> {
    return new Correcting(source, await call('piece_read', asked(source)));
  }

  /** Whether the person has to say which film it is. */
  get asks(): boolean {
    return this.read.films.length > 1;
  }

  /** Where a field was found, as a line beneath it. */
  from(field: string): string | undefined {
    const origin = this.read.piece.origins.find((one) => one.field === (field as PieceField));
    if (!origin) return undefined;
    const text = origin.text.length > 90 ? `${origin.text.slice(0, 90)}…` : origin.text;
    return origin.line > 0 ? m.piece_from({ line: String(origin.line), text }) : m.piece_from_page();
  }

  /** Brings it in; answers what came of it, or nothing when a field has to be mended first. */
  async bringIn(): Promise<PieceBrought | undefined> {
    this.problem = undefined;
    const { facts } = this.form;
    const date = edtfOf(this.date);
    const wrong = [facts.year, facts.runtimeMin].findIndex((n) => n !== null && !Number.isInteger(n));
    if (wrong >= 0) this.#refuse(['year', 'runtimeMin'][wrong] ?? null, m.facts_whole_number());
    else if (this.asks && this.film === undefined) this.#refuse('film', m.piece_film_which());
    else if ('problem' in date) this.#refuse('watchedOn', date.problem);
    else return this.#send({ ...this.#watch, watchedOn: date.date, tags: this.tags });
    return undefined;
  }

  async #send(said: ViewingFacts): Promise<PieceBrought | undefined> {
    this.busy = true;
    try {
      const watch = { ...said, score: await call('score_read', this.score) };
      const says = watch.watchedOn !== null || watch.score !== null || watch.tags.length > 0 || this.form.watch !== null;
      return settle(
        await call('piece_bring_in', {
          from: asked(this.source),
          form: {
            ...$state.snapshot(this.form),
            film: typeof this.film === 'number' ? this.film : null,
            watch: says ? watch : null,
          },
          newFilm: this.film === 'new',
          pictures: this.places.map(({ picture, caption, file }) => ({
            name: picture.name,
            caption,
            file: file?.token ?? null,
          })),
        }),
      );
    } catch (thrown) {
      const failure = IpcFailure.from(thrown);
      this.problem = { field: failure.field, message: failure.message };
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  #refuse(field: string | null, message: string): void {
    this.problem = { field, message };
  }
}

function asked(source: Source) {
  return 'file' in source ? { file: source.file.token, pasted: null } : { file: null, pasted: source.pasted };
}

/**
 * What the clipboard holds of a review: its HTML where that has paragraphs or headings (an editor
 * puts its colours there and nothing else), otherwise its text.
 */
export function pastedReview(data: DataTransfer | null): string | undefined {
  const html = data?.getData('text/html') ?? '';
  if (/<(p|h[1-6]|article|li|blockquote)\b/i.test(html)) return `<html><body>${html}</body></html>`;
  const text = data?.getData('text/plain') ?? '';
  return text.trim() === '' ? undefined : text;
}
