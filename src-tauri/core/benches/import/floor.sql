-- The same rows through bare SQLite: staged tables, joins, and every table and index of the
-- journal's schema that an import fills.
create index temp.v_uri on v (uri);

insert into films (uid, title, sort_title, match_title, year, added_at, changed_at)
  select lower(hex(randomblob(18))), name, lower(name), lower(name), year, date, date from w
  union all select lower(hex(randomblob(18))), name, lower(name), lower(name), year, date, date from p;
insert into outside_ids (film_id, kind, value)
  select rowid, 'letterboxd', uri from w
  union all select rowid + (select count(*) from w), 'letterboxd', uri from p;
update films set liked = 1 where id in (select film_id from outside_ids o join l on o.kind = 'letterboxd' and o.value = l.uri);

insert into viewings (uid, film_id, watched_on, day_order, rewatch, score, logged_on, added_at, changed_at)
  select lower(hex(randomblob(18))), (select id from films f where f.match_title = lower(d.name) and f.year = d.year limit 1),
         watched, row_number() over (partition by watched) - 1, rewatch = 'Yes', nullif(rating, '') * 20, date, date, date
  from d;
insert into tags (name, fold)
  select distinct t.value, t.value from d, json_each('["' || replace(d.tags, ', ', '","') || '"]') t where d.tags <> '';
insert or ignore into viewing_tags (viewing_id, tag_id, position)
  select d.rowid, tags.id, t.key from d, json_each('["' || replace(d.tags, ', ', '","') || '"]') t
  join tags on tags.fold = t.value where d.tags <> '';
insert into reviews (uid, film_id, viewing_id, body, state, words, written_at, changed_at)
  select lower(hex(randomblob(18))), vw.film_id, vw.id, v.review, 'finished', length(v.review) / 6, v.date, v.date
  from d join v on v.uri = d.uri join viewings vw on vw.id = d.rowid;
insert into revisions (review_id, made_at, cause, body, words)
  select id, written_at, 'import', body, words from reviews;
insert into watchlist (film_id, added_on, added_at, changed_at)
  select rowid + (select count(*) from w), date, date, date from p;

insert into imports (uid, source, file_name, file_hash, made_at, receipt)
  values (lower(hex(randomblob(18))), 'letterboxd', 'export.zip', lower(hex(randomblob(32))), '2026', '{}');
insert into import_rows (import_id, file, line, outcome, raw, source_id, target, target_id)
  select 1, 'diary.csv', rowid + 1, 'new', date || ',' || name || ',' || year || ',' || uri || ',' || rating || ',' || rewatch || ',' || tags || ',' || watched, uri, 'viewing', rowid from d
  union all select 1, 'reviews.csv', rowid + 1, 'merged', date || ',' || name || ',' || year || ',' || uri || ',' || rating || ',' || rewatch || ',' || review || ',' || tags || ',' || watched, uri, 'viewing', rowid from v
  union all select 1, 'ratings.csv', rowid + 1, 'merged', date || ',' || name || ',' || year || ',' || uri || ',' || rating, null, 'film', rowid from r
  union all select 1, 'watched.csv', rowid + 1, 'merged', date || ',' || name || ',' || year || ',' || uri, null, 'film', rowid from w
  union all select 1, 'likes/films.csv', rowid + 1, 'new', date || ',' || name || ',' || year || ',' || uri, null, 'film', rowid from l
  union all select 1, 'watchlist.csv', rowid + 1, 'new', date || ',' || name || ',' || year || ',' || uri, null, 'film', rowid from p;

insert into film_standing (film_id, score, last_watched_on, last_day_order, viewings, rewatches, reviews, liked, sort_title)
  select f.id,
         coalesce((select v.score from viewings v where v.film_id = f.id and v.score is not null
                   order by v.watched_on desc, v.day_order desc, v.id desc limit 1), f.score),
         (select v.watched_on from viewings v where v.film_id = f.id order by v.watched_on desc, v.day_order desc, v.id desc limit 1),
         coalesce((select v.day_order from viewings v where v.film_id = f.id order by v.watched_on desc, v.day_order desc, v.id desc limit 1), 0),
         (select count(*) from viewings v where v.film_id = f.id),
         (select count(*) from viewings v where v.film_id = f.id and v.rewatch),
         (select count(*) from reviews r where r.film_id = f.id), f.liked, f.sort_title
  from films f;
insert into film_search (rowid, title, people) select id, title, '' from films;
insert into title_trigrams (rowid, title) select id, sort_title from films;
insert into viewing_search (rowid, place, companions, tags, note)
  select v.id, '', '', (select group_concat(t.name, ' ') from viewing_tags vt join tags t on t.id = vt.tag_id where vt.viewing_id = v.id), ''
  from viewings v where exists (select 1 from viewing_tags vt where vt.viewing_id = v.id);
insert into review_search (rowid, headline, body, summary) select id, '', body, '' from reviews;
insert into seals (target, target_id, hash)
  select 'viewing', id, lower(hex(randomblob(32))) from viewings
  union all select 'review', id, lower(hex(randomblob(32))) from reviews
  union all select 'film', id, lower(hex(randomblob(32))) from films
  union all select 'revision', id, lower(hex(randomblob(32))) from revisions;
