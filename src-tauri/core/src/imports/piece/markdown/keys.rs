//! Which key of front matter is which field: ours, those of Obsidian's Media DB, and the usual names
//! people give them.

use super::front_matter::FrontMatter;
use crate::imports::piece::page;
use crate::imports::piece::record::{Piece, PieceField};
use crate::{CastMember, OutsideId, Score, WatchedOn};

/// The keys of a field, the one that counts most first.
struct Keys;

impl Keys {
    const TITLE: &[&str] = &["film", "title", "movie", "name", "englishTitle"];
    const ORIGINAL_TITLE: &[&str] = &["original_title", "originalTitle", "original title"];
    const YEAR: &[&str] = &["year", "release_year", "releaseYear"];
    const TAGLINE: &[&str] = &["tagline"];
    const RUNTIME: &[&str] = &["duration", "runtime", "runtime_min", "length"];
    const DIRECTORS: &[&str] = &["director", "directors", "directedBy"];
    const WRITERS: &[&str] = &["writer", "writers", "screenplay"];
    const CAST: &[&str] = &["actors", "cast", "starring"];
    const CHARACTERS: &[&str] = &["characters"];
    const GENRES: &[&str] = &["genres", "genre"];
    const COUNTRIES: &[&str] = &["country", "countries"];
    const LANGUAGES: &[&str] = &["spoken", "languages"];
    const LANGUAGE: &[&str] = &["language"];
    const POSTER: &[&str] = &["poster", "image", "cover"];
    const WATCHED_ON: &[&str] =
        &["watched_on", "lastWatched", "watchedOn", "date_watched", "dateWatched", "watched on"];
    const SCORE: &[&str] = &["score", "personalRating", "my_rating", "myRating", "rating"];
    const VERDICT: &[&str] = &["verdict"];
    const HEADLINE: &[&str] = &["headline", "review_title"];
    const SUMMARY: &[&str] = &["summary"];
    const TAGS: &[&str] = &["tags", "tag"];
    const IDS: &[&str] =
        &["imdb", "tmdb", "letterboxd", "wikidata", "imdbId", "imdb_id", "tmdbId", "tmdb_id"];
    /// What says something of the note itself and is taken in with it.
    const OWN: &[&str] = &[
        "uid",
        "state",
        "spoilers",
        "private",
        "watched",
        "rewatch",
        "type",
        "subType",
        "dataSource",
        "id",
        "written_on",
    ];

    fn all() -> impl Iterator<Item = &'static str> {
        [
            Self::TITLE,
            Self::ORIGINAL_TITLE,
            Self::YEAR,
            Self::TAGLINE,
            Self::RUNTIME,
            Self::DIRECTORS,
            Self::WRITERS,
            Self::CAST,
            Self::CHARACTERS,
            Self::GENRES,
            Self::COUNTRIES,
            Self::LANGUAGES,
            Self::LANGUAGE,
            Self::POSTER,
            Self::WATCHED_ON,
            Self::SCORE,
            Self::VERDICT,
            Self::HEADLINE,
            Self::SUMMARY,
            Self::TAGS,
            Self::IDS,
            Self::OWN,
        ]
        .into_iter()
        .flatten()
        .copied()
    }
}

/// Fills a piece from front matter.
pub(super) fn fill(piece: &mut Piece, front: &FrontMatter<'_>) {
    let said = |keys: &[&'static str]| keys.iter().find_map(|key| Some((*key, front.text(key)?)));
    let list = |keys: &[&'static str]| {
        keys.iter()
            .map(|key| (*key, front.list(key)))
            .find(|(_, words)| !words.is_empty())
            .unwrap_or_default()
    };
    let mut found = Vec::new();
    let mut text = |keys: &[&'static str], field: PieceField| {
        let (key, words) = said(keys)?;
        found.push((field, key));
        Some(words)
    };
    let facts = &mut piece.form.facts;
    facts.title = text(Keys::TITLE, PieceField::Title).unwrap_or_default();
    facts.original_title =
        text(Keys::ORIGINAL_TITLE, PieceField::OriginalTitle).filter(|title| *title != facts.title);
    facts.year = text(Keys::YEAR, PieceField::Year).and_then(|year| year.parse().ok());
    facts.tagline = text(Keys::TAGLINE, PieceField::Tagline).unwrap_or_default();
    facts.runtime_min = text(Keys::RUNTIME, PieceField::Runtime).and_then(|length| {
        length.parse().ok().filter(|minutes| *minutes > 0).or_else(|| page::runtime(&length))
    });
    piece.form.text.headline = text(Keys::HEADLINE, PieceField::Headline).unwrap_or_default();
    piece.form.text.summary = text(Keys::SUMMARY, PieceField::Summary).unwrap_or_default();
    piece.form.text.verdict = text(Keys::VERDICT, PieceField::Verdict);
    piece.form.text.language = said(Keys::LANGUAGE).map(|(_, language)| language);
    let score =
        text(Keys::SCORE, PieceField::Score).and_then(|score| Score::parse_typed(&score).ok());
    let watched_on = text(Keys::WATCHED_ON, PieceField::WatchedOn)
        .and_then(|date| WatchedOn::parse(&date).ok().or_else(|| page::date(&date)));
    let poster = text(Keys::POSTER, PieceField::Poster);
    let mut names = |keys: &[&'static str], field: PieceField| {
        let (key, names) = list(keys);
        if !names.is_empty() {
            found.push((field, key));
        }
        names
    };
    facts.directors = names(Keys::DIRECTORS, PieceField::Directors);
    facts.writers = names(Keys::WRITERS, PieceField::Writers);
    facts.genres = names(Keys::GENRES, PieceField::Genres);
    facts.countries = names(Keys::COUNTRIES, PieceField::Countries);
    facts.languages = names(Keys::LANGUAGES, PieceField::Languages);
    let cast = names(Keys::CAST, PieceField::Cast);
    let mut characters = front.places("characters").into_iter();
    facts.cast = cast
        .into_iter()
        .map(|name| CastMember { name, character: characters.next().unwrap_or_default() })
        .collect();
    let mut tags = names(Keys::TAGS, PieceField::Tags);
    // What Media DB files its notes under is no word of the person's.
    tags.retain(|tag| !tag.trim_start_matches('#').starts_with("mediaDB"));
    facts.ids = ids(front);
    piece.pictures.extend(poster.map(|named| super::poster(&named)));
    let rewatch = front.yes("rewatch");
    if score.is_some()
        || watched_on.is_some()
        || !tags.is_empty()
        || rewatch
        || front.yes("watched")
    {
        let watch = piece.form.watch.get_or_insert_default();
        (watch.score, watch.watched_on, watch.rewatch) = (score, watched_on, rewatch);
        watch.tags = tags.iter().map(|tag| tag.trim_start_matches('#').to_owned()).collect();
    }
    piece.form.text.spoilers = front.yes("spoilers");
    piece.form.text.private = front.yes("private");
    piece.draft = front.text("state").is_some_and(|state| state == "draft");
    piece.uid = front.text("uid");
    piece.written_on = front.text("written_on").and_then(|date| date.parse().ok());
    piece.other_front_matter = unknown_of(front);
    for (field, key) in found {
        let (line, text) = front.place(key);
        piece.found(field, line, text);
    }
}

/// What catalogues call the film, by keys of their names or as Media DB has it.
fn ids(front: &FrontMatter<'_>) -> Vec<OutsideId> {
    let mut ids: Vec<OutsideId> = Vec::new();
    let mut add = |kind: &str, value: Option<String>| {
        if let Some(value) = value
            && !ids.iter().any(|id| id.kind == kind)
        {
            ids.push(OutsideId { kind: kind.to_owned(), value });
        }
    };
    for key in Keys::IDS {
        let kind = key.trim_end_matches("Id").trim_end_matches("_id");
        add(kind, front.text(key));
    }
    match front.text("dataSource").unwrap_or_default().as_str() {
        "TMDBMovieAPI" => add("tmdb", front.text("id")),
        "OMDbAPI" => add("imdb", front.text("id")),
        _ => {}
    }
    ids
}

fn unknown_of(front: &FrontMatter<'_>) -> String {
    front
        .entries()
        .filter(|(key, _)| !Keys::all().any(|known| known == *key))
        .map(|(_, text)| text)
        .collect()
}

/// The front matter of a Markdown file that means nothing here, as it stands there.
pub(in crate::imports::piece) fn unknown(file: &str) -> String {
    let file = file.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let Ok((front, _)) = super::front_matter::split(&file) else { return String::new() };
    FrontMatter::read(front).map(|front| unknown_of(&front)).unwrap_or_default()
}
