-- What a library tile shows and sorts by of a film `f` (design.md §3, 'Current score'), as the columns of
-- `film_standing` have it.
select f.id,
       coalesce((select v.score from viewings v where v.film_id = f.id and v.score is not null
                 order by v.watched_on desc, v.day_order desc, v.id desc limit 1), f.score),
       (select v.watched_on from viewings v where v.film_id = f.id
        order by v.watched_on desc, v.day_order desc, v.id desc limit 1),
       coalesce((select v.day_order from viewings v where v.film_id = f.id
                 order by v.watched_on desc, v.day_order desc, v.id desc limit 1), 0),
       (select count(*) from viewings v where v.film_id = f.id),
       (select count(*) from viewings v where v.film_id = f.id and v.rewatch),
       (select count(*) from reviews r where r.film_id = f.id and r.state = 'finished'),
       (select count(*) from reviews r where r.film_id = f.id and r.state = 'draft'),
       f.liked or exists (select 1 from viewings v where v.film_id = f.id and v.liked),
       coalesce((select p.name from credits c join people p on p.id = c.person_id
                 where c.film_id = f.id and c.role = 'director' order by c.position, c.id limit 1), ''),
       f.sort_title
