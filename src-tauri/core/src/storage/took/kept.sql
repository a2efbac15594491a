-- What stays of what an import brought: what was changed since, what was added to it, and what
-- either rests on. A viewing with its review, tags and companions is one entry, and a list with
-- its films one list: changed in one part, it stays whole.
insert into kept_reviews
select r.id from reviews r
where r.id in brought_reviews
  and (r.id in edited_reviews
       or exists (select 1 from drafts d where d.review_id = r.id and d.id in edited_drafts)
       or exists (select 1 from kept_lines l where l.review_id = r.id and l.id not in brought_kept_lines)
       or r.viewing_id in (select id from viewings where id not in brought_viewings and id in edited_viewings));

insert into kept_viewings
select v.id from viewings v
where v.id in brought_viewings
  and (v.id in edited_viewings
       or exists (select 1 from reviews r where r.viewing_id = v.id
                  and (r.id in kept_reviews or r.id not in brought_reviews))
       or exists (select 1 from viewing_tags t where t.viewing_id = v.id and t.id not in brought_viewing_tags)
       or exists (select 1 from companions c where c.viewing_id = v.id and c.id not in brought_companions));

insert or ignore into kept_reviews
select id from reviews where id in brought_reviews and viewing_id in kept_viewings;

insert into kept_lists
select l.id from lists l
where l.id in brought_lists
  and (l.id in edited_lists
       or exists (select 1 from list_films e where e.list_id = l.id and e.id not in brought_list_films)
       or exists (select 1 from list_tags t where t.list_id = l.id and t.id not in brought_list_tags));

insert into kept_list_films
select e.id from list_films e join lists l on l.id = e.list_id
where e.id in brought_list_films
  and (l.id in kept_lists or (l.id not in brought_lists and l.id in edited_lists));

insert into kept_watchlist
select id from watchlist where id in brought_watchlist and id in edited_watchlist;

insert into kept_films
select f.id from films f
where f.id in brought_films
  and (f.id in edited_films
       or exists (select 1 from viewings v where v.film_id = f.id
                  and (v.id in kept_viewings or v.id not in brought_viewings))
       or exists (select 1 from reviews r where r.film_id = f.id
                  and (r.id in kept_reviews or r.id not in brought_reviews))
       or exists (select 1 from list_films e where e.film_id = f.id
                  and (e.id in kept_list_films or e.id not in brought_list_films))
       or exists (select 1 from watchlist w where w.film_id = f.id
                  and (w.id in kept_watchlist or w.id not in brought_watchlist))
       or exists (select 1 from comparisons c where f.id in (c.better_id, c.other_id)
                  and c.id not in brought_comparisons)
       or exists (select 1 from stills s where s.film_id = f.id and s.id not in brought_stills)
       or f.id in (select json_extract(form, '$.film') from drafts where id in edited_drafts));
