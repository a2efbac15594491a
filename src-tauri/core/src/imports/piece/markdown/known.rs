//! The names of keys that are known without being told: ours, those of Obsidian's Media DB, and the
//! usual ones.

use super::meaning::{KeyMeaning, named};

/// Each name as `meaning::named` has it; of several for one meaning the first counts most.
const NAMES: &[(KeyMeaning, &[&str])] = &[
    (KeyMeaning::Title, &["film", "title", "movie", "name", "englishtitle"]),
    (KeyMeaning::OriginalTitle, &["originaltitle"]),
    (KeyMeaning::TitleLanguage, &["titlelanguage"]),
    (KeyMeaning::Year, &["year", "releaseyear"]),
    (KeyMeaning::Tagline, &["tagline"]),
    (KeyMeaning::Runtime, &["duration", "runtime", "runtimemin", "length"]),
    (KeyMeaning::Directors, &["director", "directors", "directedby"]),
    (KeyMeaning::Writers, &["writer", "writers", "screenplay"]),
    (KeyMeaning::Cast, &["actors", "cast", "starring"]),
    (KeyMeaning::Characters, &["characters"]),
    (KeyMeaning::Genres, &["genres", "genre"]),
    (KeyMeaning::Countries, &["country", "countries"]),
    (KeyMeaning::Languages, &["spoken", "languages"]),
    (KeyMeaning::Language, &["language"]),
    (KeyMeaning::Poster, &["poster", "image", "cover"]),
    (KeyMeaning::Stills, &["stills"]),
    (KeyMeaning::WatchedOn, &["watchedon", "lastwatched", "datewatched"]),
    (KeyMeaning::Score, &["score", "personalrating", "myrating", "rating"]),
    (KeyMeaning::Verdict, &["verdict"]),
    (KeyMeaning::Headline, &["headline", "reviewtitle"]),
    (KeyMeaning::Summary, &["summary"]),
    (KeyMeaning::Tags, &["tags", "tag"]),
    (KeyMeaning::Imdb, &["imdb", "imdbid"]),
    (KeyMeaning::Tmdb, &["tmdb", "tmdbid"]),
    (KeyMeaning::Letterboxd, &["letterboxd"]),
    (KeyMeaning::Wikidata, &["wikidata"]),
    (
        KeyMeaning::Own,
        &[
            "uid",
            "state",
            "spoilers",
            "private",
            "watched",
            "rewatch",
            "liked",
            "abandoned",
            "stillcaptions",
            "stillalts",
            "stilltimecodes",
            "type",
            "subtype",
            "datasource",
            "id",
            "writtenon",
            "filmliked",
            "filmscore",
            "filmscoredon",
            "letterboxdpage",
        ],
    ),
];

/// What a key becomes by its name, and how well the name fits: 0 fits best.
pub(super) fn meaning(key: &str) -> Option<(usize, KeyMeaning)> {
    let name = named(key);
    NAMES.iter().find_map(|(meaning, names)| {
        names.iter().position(|known| *known == name).map(|rank| (rank, *meaning))
    })
}
