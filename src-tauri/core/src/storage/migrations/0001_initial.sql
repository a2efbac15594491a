-- Schema 1. Frozen once shipped: a change is a new file beside this one.
--
-- Conventions. Every table a person's change can touch has an integer primary key and holds
-- only integers and text: the write door records their rows as JSON for undo (`tracked.rs`).
-- Scores are whole tenths, 0 to 100. Calendar dates are EDTF text, `2024-03-01`, `2024-03` or
-- `2024`, and null where nothing is known; they are never instants. Instants (`…_at`) are UTC,
-- RFC 3339. `uid` is a UUIDv7, the name of a record outside this file. Truth values are 0 or 1.
-- A CHECK of more than two values is spelt with `or`: for `in (…)` SQLite would make a table of
-- them and drop it again with every statement, which costs more than the row.

-- Films and their facts ------------------------------------------------------------------------

create table media (
    id           integer primary key autoincrement,
    hash         text    not null unique check (length(hash) = 64),
    format       text    not null check (format = 'jpeg' or format = 'png' or format = 'webp'),
    width        integer not null check (width between 1 and 12000),
    height       integer not null check (height between 1 and 12000),
    bytes        integer not null check (bytes > 0),
    -- EXIF orientation, 1 to 8, applied when the picture is shown; width and height are as shown.
    orientation  integer not null default 1 check (orientation between 1 and 8),
    source_name  text    not null default '',
    added_at     text    not null
) strict;

create table films (
    id             integer primary key autoincrement,
    uid            text    not null unique check (length(uid) = 36),
    title          text    not null check (length(title) between 1 and 1000),
    original_title text    check (length(original_title) between 1 and 1000),
    -- BCP 47 tag of the title's language, for typesetting; null when unknown.
    language       text    check (length(language) between 2 and 35),
    -- The title as sorted: folded, leading article moved off. Never shown.
    sort_title     text    not null,
    -- The title as matched: folded, article kept. Never shown.
    match_title    text    not null,
    year           integer check (year between 1870 and 2200),
    tagline        text    not null default '',
    runtime_min    integer check (runtime_min between 1 and 100000),
    poster_id      integer references media (id),
    poster_colour  text    check (poster_colour glob '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
    liked          integer not null default 0 check (liked in (0, 1)),
    -- A score given to the film and not to a viewing, as a ratings file holds it.
    score          integer check (score between 0 and 100),
    -- The calendar date on which that score was logged, where the source says.
    scored_on      text,
    -- JSON array of the facts the person edited by hand; imports leave those alone.
    own_facts      text    not null default '[]' check (json_valid(own_facts)),
    added_at       text    not null,
    changed_at     text    not null
) strict;
create index films_by_match_title on films (match_title, year);
create index films_by_title on films (sort_title, year, id);
create index films_by_year on films (year desc, sort_title, id);
create index films_by_added on films (added_at, id);
create index films_by_poster on films (poster_id) where poster_id is not null;

create table people (
    id         integer primary key autoincrement,
    uid        text not null unique check (length(uid) = 36),
    name       text not null check (length(name) between 1 and 300),
    sort_name  text not null,
    match_name text not null
) strict;
create index people_by_match_name on people (match_name);
create index people_by_sort_name on people (sort_name);

create table credits (
    id        integer primary key autoincrement,
    film_id   integer not null references films (id) on delete cascade,
    person_id integer not null references people (id),
    role      text    not null check (role = 'director' or role = 'writer' or role = 'cast'),
    position  integer not null check (position >= 0),
    character text    not null default ''
) strict;
create index credits_by_film on credits (film_id, role, position);
create index credits_by_person on credits (person_id, role, film_id);

create table genres (
    id   integer primary key autoincrement,
    name text not null check (length(name) between 1 and 100),
    fold text not null unique
) strict;
create table film_genres (
    id       integer primary key autoincrement,
    film_id  integer not null references films (id) on delete cascade,
    genre_id integer not null references genres (id),
    position integer not null check (position >= 0),
    unique (film_id, genre_id)
) strict;
create index film_genres_by_genre on film_genres (genre_id, film_id);

create table countries (
    id   integer primary key autoincrement,
    name text not null check (length(name) between 1 and 100),
    fold text not null unique
) strict;
create table film_countries (
    id         integer primary key autoincrement,
    film_id    integer not null references films (id) on delete cascade,
    country_id integer not null references countries (id),
    position   integer not null check (position >= 0),
    unique (film_id, country_id)
) strict;
create index film_countries_by_country on film_countries (country_id, film_id);

create table languages (
    id   integer primary key autoincrement,
    name text not null check (length(name) between 1 and 100),
    fold text not null unique
) strict;
create table film_languages (
    id          integer primary key autoincrement,
    film_id     integer not null references films (id) on delete cascade,
    language_id integer not null references languages (id),
    position    integer not null check (position >= 0),
    unique (film_id, language_id)
) strict;
create index film_languages_by_language on film_languages (language_id, film_id);

-- What other catalogues call a film: ('imdb', 'tt0070000'), ('letterboxd', 'https://boxd.it/2xYz').
create table outside_ids (
    id      integer primary key autoincrement,
    film_id integer not null references films (id) on delete cascade,
    kind    text    not null check (length(kind) between 1 and 40),
    value   text    not null check (length(value) between 1 and 500),
    unique (kind, value)
) strict;
create index outside_ids_by_film on outside_ids (film_id);

create table stills (
    id         integer primary key autoincrement,
    uid        text    not null unique check (length(uid) = 36),
    film_id    integer not null references films (id) on delete cascade,
    media_id   integer not null references media (id),
    -- What a review's text calls it: `![caption](still:NAME)`.
    name       text    not null check (length(name) between 1 and 100),
    position   integer not null check (position >= 0),
    caption    text    not null default '',
    alt        text    not null default '',
    timecode_s integer check (timecode_s >= 0),
    unique (film_id, name)
) strict;
create index stills_by_film on stills (film_id, position);
create index stills_by_media on stills (media_id);

-- Viewings and reviews -------------------------------------------------------------------------

create table viewings (
    id           integer primary key autoincrement,
    uid          text    not null unique check (length(uid) = 36),
    film_id      integer not null references films (id) on delete cascade,
    watched_on   text    check (watched_on glob '[0-9][0-9][0-9][0-9]*'
                                and (length(watched_on) = 4 or length(watched_on) = 7 or length(watched_on) = 10)),
    -- The date is 'about' this one (EDTF `~`).
    about        integer not null default 0 check (about in (0, 1)),
    day_order    integer not null default 0 check (day_order >= 0),
    rewatch      integer not null default 0 check (rewatch in (0, 1)),
    abandoned    integer not null default 0 check (abandoned in (0, 1)),
    score        integer check (score between 0 and 100),
    liked        integer not null default 0 check (liked in (0, 1)),
    place        text    not null default '',
    format       text    not null default '',
    note         text    not null default '',
    -- The note never leaves in a site or share.
    private      integer not null default 0 check (private in (0, 1)),
    -- The calendar date the source says it was logged on; never stands in for watched_on.
    logged_on    text,
    added_at     text    not null,
    changed_at   text    not null
) strict;
-- The order of the diary: the latest day first, within a day as it went.
create index viewings_by_date on viewings (watched_on desc, day_order, id);
create index viewings_by_film on viewings (film_id, watched_on, day_order, id);
create index viewings_by_place on viewings (place) where place <> '';
create index viewings_by_format on viewings (format) where format <> '';

create table companions (
    id         integer primary key autoincrement,
    viewing_id integer not null references viewings (id) on delete cascade,
    name       text    not null check (length(name) between 1 and 200),
    position   integer not null check (position >= 0),
    unique (viewing_id, name)
) strict;
create index companions_by_name on companions (name, viewing_id);

create table tags (
    id   integer primary key autoincrement,
    name text not null check (length(name) between 1 and 200),
    fold text not null unique
) strict;
create table viewing_tags (
    id         integer primary key autoincrement,
    viewing_id integer not null references viewings (id) on delete cascade,
    tag_id     integer not null references tags (id),
    position   integer not null check (position >= 0),
    unique (viewing_id, tag_id)
) strict;
create index viewing_tags_by_tag on viewing_tags (tag_id, viewing_id);

create table reviews (
    id           integer primary key autoincrement,
    uid          text    not null unique check (length(uid) = 36),
    film_id      integer not null references films (id) on delete cascade,
    -- The viewing it is of; its score, date and tags are the review's. Null: of the film alone.
    viewing_id   integer references viewings (id) on delete set null,
    headline     text    not null default '',
    body         text    not null default '',
    summary      text    not null default '',
    -- A word of the writer's own for this review; null: the word of the score's band.
    verdict      text    check (length(verdict) between 1 and 100),
    spoilers     integer not null default 0 check (spoilers in (0, 1)),
    state        text    not null check (state in ('draft', 'finished')),
    private      integer not null default 0 check (private in (0, 1)),
    language     text    check (length(language) between 2 and 35),
    words        integer not null default 0 check (words >= 0),
    written_at   text    not null,
    changed_at   text    not null
) strict;
create index reviews_by_film on reviews (film_id, id);
create index reviews_by_viewing on reviews (viewing_id);
create index reviews_by_state on reviews (state, changed_at, id);

create table revisions (
    id        integer primary key autoincrement,
    review_id integer not null references reviews (id) on delete cascade,
    made_at   text    not null,
    cause     text    not null check (cause = 'done' or cause = 'left' or cause = 'restore' or cause = 'import'),
    headline  text    not null default '',
    body      text    not null default '',
    summary   text    not null default '',
    verdict   text,
    score     integer check (score between 0 and 100),
    words     integer not null check (words >= 0)
) strict;
create index revisions_by_review on revisions (review_id, made_at, id);

-- What the editor holds and has not handed over: the whole form as JSON. Neither a revision nor
-- an undo step. A null review is one that has not been saved yet.
create table drafts (
    id         integer primary key autoincrement,
    uid        text    not null unique check (length(uid) = 36),
    review_id  integer unique references reviews (id) on delete cascade,
    form       text    not null check (json_valid(form)),
    begun_at   text    not null,
    saved_at   text    not null
) strict;

-- Lists, watchlist, shelves --------------------------------------------------------------------

create table lists (
    id          integer primary key autoincrement,
    uid         text    not null unique check (length(uid) = 36),
    name        text    not null check (length(name) between 1 and 300),
    description text    not null default '',
    ranked      integer not null default 0 check (ranked in (0, 1)),
    position    integer not null default 0,
    added_at    text    not null,
    changed_at  text    not null
) strict;
create table list_films (
    id       integer primary key autoincrement,
    list_id  integer not null references lists (id) on delete cascade,
    film_id  integer not null references films (id) on delete cascade,
    position integer not null check (position >= 0),
    note     text    not null default '',
    unique (list_id, film_id)
) strict;
create index list_films_by_position on list_films (list_id, position);
create index list_films_by_film on list_films (film_id);
create table list_tags (
    id       integer primary key autoincrement,
    list_id  integer not null references lists (id) on delete cascade,
    tag_id   integer not null references tags (id),
    position integer not null check (position >= 0),
    unique (list_id, tag_id)
) strict;
create index list_tags_by_tag on list_tags (tag_id);

create table watchlist (
    id       integer primary key autoincrement,
    film_id  integer not null unique references films (id) on delete cascade,
    why      text    not null default '',
    -- The calendar date it was put there, where the source says only that.
    added_on text    not null,
    added_at text    not null,
    -- When the entry, or why it is there, was last written here.
    changed_at text  not null
) strict;
create index watchlist_by_added on watchlist (added_on, id);

create table shelves (
    id       integer primary key autoincrement,
    uid      text    not null unique check (length(uid) = 36),
    name     text    not null check (length(name) between 1 and 200),
    query    text    not null,
    position integer not null default 0
) strict;

-- The writer's own scale: from this score up to the next band's, this word.
create table verdict_bands (
    id         integer primary key autoincrement,
    from_score integer not null unique check (from_score between 0 and 100),
    word       text    not null check (length(word) between 1 and 100)
) strict;
insert into verdict_bands (from_score, word) values
    (0, 'Unbearable'), (20, 'Poor'), (40, 'Weak'), (55, 'Fair'),
    (65, 'Good'), (75, 'Very good'), (85, 'Superb'), (95, 'Masterpiece');

-- Which of two films the person finds better, asked when both stood at one score.
create table comparisons (
    id          integer primary key autoincrement,
    uid         text    not null unique check (length(uid) = 36),
    better_id   integer not null references films (id) on delete cascade,
    other_id    integer not null references films (id) on delete cascade,
    -- Too close to say: neither is better.
    close       integer not null default 0 check (close in (0, 1)),
    compared_at text    not null,
    check (better_id <> other_id)
) strict;
-- A pair has one answer, whichever is better.
create unique index comparisons_by_pair on comparisons (min(better_id, other_id), max(better_id, other_id));
create index comparisons_by_better on comparisons (better_id, other_id);
create index comparisons_by_other on comparisons (other_id);

-- A line of a review that its writer keeps for the annual.
create table kept_lines (
    id        integer primary key autoincrement,
    uid       text    not null unique check (length(uid) = 36),
    review_id integer not null references reviews (id) on delete cascade,
    text      text    not null check (length(text) between 1 and 500),
    kept_at   text    not null,
    unique (review_id, text)
) strict;

-- Imports and where every record came from -----------------------------------------------------

create table imports (
    id         integer primary key autoincrement,
    uid        text not null unique check (length(uid) = 36),
    source     text not null check (length(source) between 1 and 40),
    file_name  text not null,
    -- BLAKE3 of the file, to know it again.
    file_hash  text not null check (length(file_hash) = 64),
    made_at    text not null,
    -- The receipt as JSON, whole.
    receipt    text not null check (json_valid(receipt)),
    -- What it changed in this journal, as JSON, to take it out at any later time; null for one
    -- that an archive tells of.
    took       text check (json_valid(took))
) strict;
create table import_rows (
    id        integer primary key autoincrement,
    import_id integer not null references imports (id) on delete cascade,
    file      text    not null,
    -- The physical line, from 1, on which the row begins.
    line      integer not null check (line >= 1),
    outcome   text    not null check (outcome = 'new' or outcome = 'same' or outcome = 'merged'
                                      or outcome = 'conflict' or outcome = 'skipped' or outcome = 'unreadable'),
    reason    text    not null default '',
    raw       text    not null default '',
    -- What the source calls the record, to meet it again in a later export: an entry's address.
    source_id text,
    -- What the row became: ('viewing', id) and so on; both null when nothing.
    target    text    check (target = 'film' or target = 'viewing' or target = 'review' or target = 'list'
                             or target = 'list_film' or target = 'watchlist' or target = 'tag'),
    target_id integer
) strict;
create index import_rows_by_import on import_rows (import_id, id);
create index import_rows_by_target on import_rows (target, target_id);

-- What else the same row became or told of: the review beside a score, the list beside its film.
create table import_row_targets (
    id        integer primary key autoincrement,
    row_id    integer not null references import_rows (id) on delete cascade,
    target    text    not null check (target = 'film' or target = 'viewing' or target = 'review' or target = 'list'
                                      or target = 'list_film' or target = 'watchlist' or target = 'tag'),
    target_id integer not null
) strict;
create index import_row_targets_by_row on import_row_targets (row_id, id);
create index import_row_targets_by_target on import_row_targets (target, target_id);

-- The journal about itself ---------------------------------------------------------------------

create table settings (
    id    integer primary key autoincrement,
    key   text not null unique check (length(key) between 1 and 100),
    value text not null check (json_valid(value))
) strict;

-- What the saves made last answered, by the name the form gave each (`journal/once.rs`): one that is
-- asked for again because its answer was lost is answered, and not made a second time.
create table saves (
    id       integer primary key autoincrement,
    key      text not null unique check (length(key) between 3 and 120),
    -- BLAKE3 of what was asked for.
    request  text not null check (length(request) = 64),
    answer   text not null check (json_valid(answer)),
    topics   text not null check (json_valid(topics)),
    saved_at text not null
) strict;

-- What stands in the window's forms and is neither saved nor thrown away.
create table typed (
    place text not null primary key check (length(place) between 1 and 1000),
    text  text not null,
    -- The key the form saves under, as in `saves`.
    key   text
) strict;

-- What was deleted, whole: the recorded rows that bring it back.
create table trash (
    id         integer primary key autoincrement,
    kind       text not null check (kind = 'film' or kind = 'viewing' or kind = 'review' or kind = 'list'
                                    or kind = 'still' or kind = 'poster' or kind = 'selection'),
    title      text not null,
    deleted_at text not null,
    rows       text not null check (json_valid(rows))
) strict;
create index trash_by_date on trash (deleted_at, id);

create table undo_steps (
    id      integer primary key autoincrement,
    op      text    not null,
    -- What it was done to, for 'Undo: delete The Keeper of Low Water'; may be empty.
    subject text    not null default '',
    done_at text    not null,
    state   text    not null check (state in ('done', 'undone')),
    -- Recorded rows, JSON, deflated: what takes the step back when 'done', and does it again when 'undone'.
    rows    blob    not null
) strict;

-- Made again from the rest at any time ---------------------------------------------------------

create table thumbnails (
    id       integer primary key,
    media_id integer not null references media (id) on delete cascade,
    variant  text    not null check (variant = 'poster-1x' or variant = 'poster-2x' or variant = 'still-1x'
                                     or variant = 'still-2x' or variant = 'spread-1x'),
    width    integer not null check (width > 0),
    height   integer not null check (height > 0),
    jpeg     blob    not null,
    unique (media_id, variant)
) strict;

-- What a library tile shows and sorts by, one row a film.
create table film_standing (
    film_id         integer primary key references films (id) on delete cascade,
    -- Score of the latest scored viewing, else the film's own.
    score           integer,
    last_watched_on text,
    last_day_order  integer not null default 0,
    viewings        integer not null default 0,
    rewatches       integer not null default 0,
    reviews         integer not null default 0,
    drafts          integer not null default 0,
    liked           integer not null default 0,
    director        text    not null default '',
    sort_title      text    not null default ''
) strict;
create index film_standing_by_watched on film_standing (last_watched_on, last_day_order, film_id);
create index film_standing_by_score on film_standing (score desc, sort_title, film_id);

-- BLAKE3 over each of these with all that hangs on it, made by the write door and proved by 'Check
-- journal'. (A medium's is its name.)
create table seals (
    target    text    not null check (target = 'film' or target = 'viewing' or target = 'review' or target = 'revision'
                                      or target = 'list' or target = 'watchlist' or target = 'shelf'
                                      or target = 'verdict' or target = 'comparison' or target = 'line'
                                      or target = 'draft' or target = 'trash' or target = 'import'
                                      or target = 'setting' or target = 'step'),
    target_id integer not null,
    hash      text    not null check (length(hash) = 64),
    primary key (target, target_id)
) strict, without rowid;
-- Of the scale as it comes, over each band's score and word.
insert into seals (target, target_id, hash) values
    ('verdict', 1, 'e4dff83d29b62c2a18fc206c7a925d24fc05c5e380cbc11fb5f28cd57af88b81'),
    ('verdict', 2, 'f48a2cfab38302ce7d337d69ce9af1e3e54ab54ac8186c65e50f4e686ad7054d'),
    ('verdict', 3, '9ed23fb3047d33af5d8c85b1ca00786024db87a2ab731c046dc299e16b8acd79'),
    ('verdict', 4, '9c20af238e63edb0638a62109c8fea4ee6497c6581a378608d99da48dfb64a36'),
    ('verdict', 5, 'd4ac7257fa37383b61e77249ca85400d9669a5f943e848cffee6b5b78b028557'),
    ('verdict', 6, '8d1f72941d6672787a933bc8de2d4a447136af258563520c9f2e9201227d88b3'),
    ('verdict', 7, 'acfb72ec99ff22f18f3f06e8a5e9ad025194db0548e0c5bd3798e31d5697f539'),
    ('verdict', 8, '20fdf28988dc3c11d1265d624e734cd3c55d518bd941d3ee083ac2849eced3d3');

-- Full text. Contentless: the words stand in their own tables once. Rows are written by the write
-- door after every change, folded for search by `text::search_text`. Rowids are the records' ids.
create virtual table film_search using fts5 (
    title, people, content = '', contentless_delete = 1, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 2"
);
create virtual table viewing_search using fts5 (
    place, companions, tags, note, content = '', contentless_delete = 1, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 2"
);
create virtual table review_search using fts5 (
    headline, body, summary, content = '', contentless_delete = 1, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 2"
);
-- Any three letters of a title, for a typo or the middle of a word.
create virtual table title_trigrams using fts5 (
    title, content = '', contentless_delete = 1, tokenize = "trigram remove_diacritics 1"
);
