-- Below, what is newer than all that an index has isn't looked up in it: there is nothing to take out.
delete from film_search where rowid in
  (select id from concerned_films where id <= (select max(id) from film_search_docsize));
insert into film_search (rowid, title, people)
select f.id,
       search_text(f.title || ' ' || coalesce(f.original_title, '')),
       search_text((select group_concat(p.name || ' ' || c.character, ' ')
                    from credits c join people p on p.id = c.person_id where c.film_id = f.id))
from concerned_films k join films f on f.id = k.id;

delete from title_trigrams where rowid in
  (select id from concerned_films where id <= (select max(id) from title_trigrams_docsize));
insert into title_trigrams (rowid, title)
select f.id, f.sort_title || ' ' || lower(coalesce(f.original_title, ''))
from concerned_films k join films f on f.id = k.id;

delete from viewing_search where rowid in
  (select id from concerned_viewings where id <= (select max(id) from viewing_search_docsize));
-- Most viewings have none of these words; those are left out.
insert into viewing_search (rowid, place, companions, tags, note)
select v.id,
       search_text(v.place),
       search_text((select group_concat(c.name, ' ') from companions c where c.viewing_id = v.id)),
       search_text((select group_concat(t.name, ' ') from viewing_tags vt join tags t on t.id = vt.tag_id
                    where vt.viewing_id = v.id)),
       search_text(v.note)
from concerned_viewings k join viewings v on v.id = k.id
where v.place <> '' or v.note <> ''
   or exists (select 1 from companions c where c.viewing_id = v.id)
   or exists (select 1 from viewing_tags vt where vt.viewing_id = v.id);

delete from review_search where rowid in
  (select id from concerned_reviews where id <= (select max(id) from review_search_docsize));
insert into review_search (rowid, headline, body, summary)
select r.id, search_text(r.headline), search_markdown(r.body), search_markdown(r.summary)
from concerned_reviews k join reviews r on r.id = k.id;
