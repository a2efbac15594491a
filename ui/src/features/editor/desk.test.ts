import { describe, expect, it, vi } from 'vitest';

import type { DraftId } from '../../lib/ipc/generated/DraftId';
import type { DraftSave } from '../../lib/ipc/generated/DraftSave';
import type { FilmFacts } from '../../lib/ipc/generated/FilmFacts';
import type { FilmId } from '../../lib/ipc/generated/FilmId';
import type { ReviewId } from '../../lib/ipc/generated/ReviewId';
import type { ReviewSave } from '../../lib/ipc/generated/ReviewSave';
import { toasts } from '../../app/toasts.svelte';
import { blank } from '../../test/editing';
import { answer } from '../../test/ipc';
import { Desk } from './desk.svelte';

const full = { code: 'File', message: 'The disk is full.', field: null } as const;

const refusing = () => {
  const refuse = () => {
    throw full;
  };
  answer({ draft_save: refuse, review_save: refuse });
};

const keeping = () => {
  const drafts: DraftSave[] = [];
  const saves: ReviewSave[] = [];
  const begun: FilmFacts[] = [];
  answer({
    film_begin: (facts) => {
      begun.push(facts);
      const known = { ...facts, directors: ['Hanne Marder'], tagline: facts.tagline || 'Known.' };
      return { value: { film: 3 as FilmId, facts: known }, topics: ['Films'] };
    },
    draft_save: (req) => {
      drafts.push(req);
      return { value: { draft: 4 as DraftId, savedAt: '2025-11-09T09:12:00.000Z' }, topics: ['Drafts'] };
    },
    draft_discard: () => ({ value: null, topics: ['Drafts'] }),
    review_save: (req) => {
      if (req.form.facts.title === '') {
        throw { code: 'Invalid', message: 'A film needs a title.', field: 'title' };
      }
      saves.push(req);
      return { value: { review: 7 as ReviewId, film: 3 as FilmId, viewing: null }, topics: ['Reviews'] };
    },
  });
  return { drafts, saves, begun };
};

describe('the desk', () => {
  it('keeps what is typed as a draft and says when', async () => {
    const { drafts } = keeping();
    const desk = new Desk(blank());
    desk.form.text.body = 'It opens on the flats.';
    await desk.keep();
    desk.form.text.body += ' Nothing is explained.';
    await desk.keep();

    expect(drafts.map(({ draft }) => draft)).toEqual([null, 4]);
    expect(drafts[1]?.form.text.body).toBe('It opens on the flats. Nothing is explained.');
    expect(desk.safety).toEqual({ kind: 'saved', at: '2025-11-09T09:12:00.000Z' });
  });

  it('writes nothing twice', async () => {
    const { drafts } = keeping();
    const desk = new Desk(blank());
    await desk.keep();
    expect(drafts).toEqual([]);
  });

  it('says at once when the disk refuses, and keeps trying what it holds', async () => {
    refusing();
    const desk = new Desk(blank());
    desk.form.text.body = 'Kept in the window.';
    await desk.keep();
    expect(desk.safety).toEqual({ kind: 'failed', message: 'The disk is full.' });

    const { drafts } = keeping();
    await desk.keep();
    expect(drafts).toHaveLength(1);
  });

  it('tries again by itself what a draft could not take', async () => {
    refusing();
    const desk = new Desk(blank());
    desk.form.text.body = 'Kept in the window.';
    vi.useFakeTimers();
    await desk.keep();
    const { drafts } = keeping();
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    expect(drafts).toHaveLength(1);
    expect([desk.safety.kind, desk.isAtRisk]).toEqual(['saved', false]);
  });

  it('leaves as a draft, and says so, what the journal would not save', async () => {
    const { drafts } = keeping();
    answer({
      review_save: () => {
        throw full;
      },
      draft_save: (req) => {
        drafts.push(req);
        return { value: { draft: 4 as DraftId, savedAt: '2025-11-09T09:12:00.000Z' }, topics: ['Drafts'] };
      },
    });
    const desk = new Desk(blank());
    desk.form.facts.title = 'Absents';
    await desk.leave();
    expect(drafts.map(({ form }) => form.facts.title)).toEqual(['Absents']);
    expect(toasts.list.at(-1)?.text).toBe(
      'The review is not saved: The disk is full. What you wrote is kept as a draft.',
    );
  });

  it('is not left while nothing takes what is on it', async () => {
    refusing();
    const desk = new Desk(blank());
    desk.form.text.body = 'Untitled so far.';
    await expect(desk.leave()).rejects.toThrow('The disk is full.');
    expect(desk.isAtRisk).toBe(true);
  });

  it('saves as done, once, and ends the draft', async () => {
    const { saves } = keeping();
    const desk = new Desk({ ...blank(), draft: 4 as DraftId });
    desk.form.facts.title = 'The Keeper of Low Water';
    await desk.save('done');
    await desk.save('done');

    expect(saves).toHaveLength(1);
    expect(saves[0]).toMatchObject({ review: null, draft: 4, cause: 'done' });
    expect([desk.review, desk.form.film, desk.finished]).toEqual([7, 3, true]);
  });

  it('shows a refusal at the field and keeps what was typed', async () => {
    keeping();
    const desk = new Desk(blank());
    desk.form.text.body = 'Untitled so far.';
    await expect(desk.save('done')).rejects.toThrow('A film needs a title.');
    expect(desk.problem).toEqual({ field: 'title', message: 'A film needs a title.' });
    expect(desk.form.text.body).toBe('Untitled so far.');
  });

  it('keeps an untitled text as a draft when it is left', async () => {
    const { drafts, saves } = keeping();
    const desk = new Desk(blank());
    desk.form.text.body = 'Untitled so far.';
    await desk.leave();
    expect([drafts.length, saves.length]).toEqual([1, 0]);
  });

  it('leaves nothing behind of a page on which nothing was written', async () => {
    const { drafts, saves } = keeping();
    await new Desk(blank()).leave();
    expect([drafts.length, saves.length]).toEqual([0, 0]);
  });

  it('makes a new film known before its pictures, once, and asks for its title first', async () => {
    const { saves, begun } = keeping();
    const desk = new Desk(blank());
    await expect(desk.filmForPictures()).rejects.toThrow('title first');
    desk.form.facts.title = 'Absents';
    const both = [desk.filmForPictures(), desk.filmForPictures()];
    desk.form.facts.tagline = 'Typed meanwhile.';
    expect(await Promise.all(both)).toEqual([3, 3]);
    expect(begun).toHaveLength(1);
    expect(saves).toHaveLength(0);
    // What the journal knows of the film fills up what was not typed.
    expect(desk.form.facts).toMatchObject({ title: 'Absents', directors: ['Hanne Marder'], tagline: 'Typed meanwhile.' });
  });

  it('saves a page that has pictures and no words yet', async () => {
    const { saves } = keeping();
    const desk = new Desk(blank());
    desk.form.facts.title = 'Absents';
    await desk.filmForPictures();
    await desk.leave();
    expect(saves).toHaveLength(1);
    expect(saves[0]).toMatchObject({ cause: 'left', form: { film: 3 } });
  });

  it('never lets two writes overtake each other', async () => {
    const order: string[] = [];
    let release: () => void = () => undefined;
    answer({
      draft_save: (async (req: DraftSave) => {
        order.push(`begin ${req.form.text.body}`);
        await new Promise<void>((resolve) => (release = resolve));
        order.push(`end ${req.form.text.body}`);
        return { value: { draft: 4, savedAt: '2025-11-09T09:12:00.000Z' }, topics: [] };
      }) as never,
    });
    const desk = new Desk(blank());
    desk.form.text.body = 'one';
    const first = desk.keep();
    await vi.waitFor(() => expect(order).toEqual(['begin one']));
    desk.form.text.body = 'two';
    const second = desk.keep();
    release();
    await first;
    await vi.waitFor(() => expect(order).toContain('begin two'));
    release();
    await second;
    expect(order).toEqual(['begin one', 'end one', 'begin two', 'end two']);
  });
});
