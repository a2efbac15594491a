-- Names that came with an import and that nothing bears any more.
delete from people where id in brought_people and id not in (select person_id from credits);
delete from genres where id in brought_genres and id not in (select genre_id from film_genres);
delete from countries where id in brought_countries and id not in (select country_id from film_countries);
delete from languages where id in brought_languages and id not in (select language_id from film_languages);
delete from tags where id in brought_tags
  and id not in (select tag_id from viewing_tags) and id not in (select tag_id from list_tags);
