-- What an import brought and nobody touched goes.
delete from drafts where id in brought_drafts and id not in edited_drafts;
delete from reviews where id in brought_reviews and id not in kept_reviews;
delete from viewings where id in brought_viewings and id not in kept_viewings;
delete from list_films where id in brought_list_films and id not in kept_list_films;
delete from lists where id in brought_lists and id not in kept_lists;
delete from watchlist where id in brought_watchlist and id not in kept_watchlist;
delete from shelves where id in brought_shelves;
delete from comparisons where id in brought_comparisons;
delete from kept_lines where id in brought_kept_lines;
delete from films where id in brought_films and id not in kept_films;

-- So does what it added to records of before, unless those were changed since.
delete from viewing_tags where id in brought_viewing_tags
  and viewing_id in (select id from viewings where id not in brought_viewings and id not in edited_viewings);
delete from companions where id in brought_companions
  and viewing_id in (select id from viewings where id not in brought_viewings and id not in edited_viewings);
delete from list_tags where id in brought_list_tags
  and list_id in (select id from lists where id not in brought_lists and id not in edited_lists);
delete from revisions where id in brought_revisions
  and review_id in (select id from reviews where id not in brought_reviews and id not in edited_reviews);
create temp table films_of_before as
  select id from films where id not in brought_films and id not in edited_films;
delete from credits where id in brought_credits and film_id in films_of_before;
delete from film_genres where id in brought_film_genres and film_id in films_of_before;
delete from film_countries where id in brought_film_countries and film_id in films_of_before;
delete from film_languages where id in brought_film_languages and film_id in films_of_before;
delete from outside_ids where id in brought_outside_ids and film_id in films_of_before;
delete from stills where id in brought_stills and film_id in films_of_before;
