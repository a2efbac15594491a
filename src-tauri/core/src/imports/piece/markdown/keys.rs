//! Front matter into the form: keys of ours, those of Obsidian's Media DB, the usual names people
//! give them, and those the person has said the meaning of.

use super::HowRead;
use super::dates::{Dated, date};
use super::front_matter::FrontMatter;
use super::meaning::{KeyMeaning, KeyMeanings};
use super::pictures::Listed;
use super::{ids, known};
use crate::imports::DateOrder;
use crate::imports::piece::page;
use crate::imports::piece::record::{FrontMatterKey, OpenDate, Piece, PieceField};
use crate::imports::piece::web::score_on_scale;
use crate::text::tidy;
use crate::{CastMember, Score, StillFacts, WatchedOn};

/// The longest value that is shown beside its key.
const SHOWN: usize = 120;

/// Keys whose field no note of ours says: they go out again as they came.
const UNSAID: &[KeyMeaning] = &[KeyMeaning::Place];

/// Front matter whose keys mean something.
pub(super) struct Meant<'f, 't> {
    pub(super) front: &'f FrontMatter<'t>,
    chosen: &'f KeyMeanings,
    /// Each key with what it becomes, in the order they count in: those the person chose, then by
    /// how well the name fits.
    keys: Vec<(&'f str, KeyMeaning)>,
    found: Vec<(PieceField, &'f str)>,
}

impl<'f, 't> Meant<'f, 't> {
    pub(super) fn new(front: &'f FrontMatter<'t>, chosen: &'f KeyMeanings) -> Self {
        let mut ranked: Vec<(usize, &str, KeyMeaning)> = front
            .entries()
            .filter_map(|(key, _)| match chosen.of(key) {
                Some(KeyMeaning::LeaveOut) => None,
                Some(meaning) => Some((0, key, meaning)),
                None => known::meaning(key).map(|(rank, meaning)| (rank + 1, key, meaning)),
            })
            .collect();
        ranked.sort_by_key(|(rank, ..)| *rank);
        let keys = ranked.into_iter().map(|(_, key, meaning)| (key, meaning)).collect();
        Self { front, chosen, keys, found: Vec::new() }
    }

    pub(super) fn of(&self, meaning: KeyMeaning) -> impl Iterator<Item = &'f str> {
        self.keys.iter().filter(move |(_, means)| *means == meaning).map(|(key, _)| *key)
    }

    /// What the first key of a meaning that says something says.
    fn said(&self, meaning: KeyMeaning) -> Option<(&'f str, String)> {
        self.of(meaning).find_map(|key| Some((key, self.front.text(key)?)))
    }

    fn text(&mut self, meaning: KeyMeaning, field: PieceField) -> Option<String> {
        let (key, words) = self.said(meaning)?;
        self.found.push((field, key));
        Some(words)
    }

    /// What the person wrote, as it stands there.
    fn words(&mut self, meaning: KeyMeaning, field: PieceField) -> Option<String> {
        let (key, words) = self.of(meaning).find_map(|key| Some((key, self.front.words(key)?)))?;
        self.found.push((field, key));
        Some(words)
    }

    fn names(&mut self, meaning: KeyMeaning, field: PieceField) -> Vec<String> {
        let list = |key| match meaning {
            KeyMeaning::Tags => self.front.tags(key),
            _ => self.front.list(key),
        };
        let said = self.of(meaning).map(|key| (key, list(key)));
        let said: Vec<_> = said.filter(|(_, names)| !names.is_empty()).collect();
        let Some((key, _)) = said.first() else { return Vec::new() };
        self.found.push((field, key));
        // Names may stand in several keys that the person gave one meaning, else in the best known.
        let chosen = said.iter().filter(|(key, _)| self.chosen.of(key).is_some()).count();
        said.into_iter().take(chosen.max(1)).flat_map(|(_, names)| names).collect()
    }

    /// A key of what the note says of itself.
    pub(super) fn own(&self, name: &str) -> Option<&'f str> {
        self.of(KeyMeaning::Own).find(|key| super::meaning::named(key) == name)
    }

    fn yes(&self, name: &str) -> bool {
        self.own(name).is_some_and(|key| self.front.yes(key))
    }

    pub(super) fn own_text(&self, name: &str) -> Option<String> {
        self.front.text(self.own(name)?)
    }

    /// What a key says: a word, or each of a list.
    pub(super) fn values(&self, key: &str) -> Vec<String> {
        match self.front.text(key) {
            Some(word) => vec![word],
            None => self.front.list(key),
        }
    }

    /// Whether it is a note of Media DB's.
    pub(super) fn is_media_db(&self) -> bool {
        self.own("datasource").is_some()
    }

    /// The score; a value that is none is told.
    fn score(&mut self, notices: &mut Vec<String>) -> Option<Score> {
        [
            (KeyMeaning::Score, ""),
            (KeyMeaning::ScoreOfFour, "4"),
            (KeyMeaning::ScoreOfFive, "5"),
            (KeyMeaning::ScoreOfHundred, "100"),
        ]
        .into_iter()
        .find_map(|(meaning, best)| {
            let (key, typed) = self.said(meaning)?;
            let score = match best {
                "" => Score::parse_typed(&typed)
                    .map_err(|_| format!("‘{typed}’ in ‘{key}’ is no score, so it was left out.")),
                best => score_on_scale(&typed, best),
            };
            let score = score.map_err(|told| notices.push(told)).ok()?;
            // Media DB writes 0 until somebody rates the film.
            if score.tenths() == 0 && self.is_media_db() {
                return None;
            }
            self.found.push((PieceField::Score, key));
            Some(score)
        })
    }
}

/// Fills a piece from front matter; answers the stills that it lists.
pub(super) fn fill(piece: &mut Piece, front: &FrontMatter<'_>, how: &HowRead) -> Vec<Listed> {
    let chosen = &how.keys;
    let mut meant = Meant::new(front, chosen);
    facts(piece, &mut meant);
    words(piece, &mut meant);
    watched(piece, &mut meant, how.date_order);
    let poster = meant.text(KeyMeaning::Poster, PieceField::Poster);
    piece.pictures.extend(poster.map(|named| super::poster(&named)));
    piece.other_front_matter =
        unknown_of(front, chosen).into_iter().map(|(_, yaml)| yaml).collect();
    piece.keys = front.entries().map(|(key, _)| found(front, chosen, key)).collect();
    let stills = stills(&meant);
    for (field, key) in meant.found {
        let (line, text) = front.place(key);
        piece.found(field, line, text);
    }
    stills
}

/// The stills that are listed, with what lists beside theirs say of each.
fn stills(meant: &Meant<'_, '_>) -> Vec<Listed> {
    let files = meant.of(KeyMeaning::Stills).flat_map(|key| meant.front.list(key));
    let beside = |name: &str| meant.own(name).map(|key| meant.front.places(key));
    let captions = beside("stillcaptions");
    let (alts, times) = (beside("stillalts"), beside("stilltimecodes"));
    let at = |list: &Option<Vec<String>>, place: usize| {
        list.as_ref().and_then(|list| list.get(place)).cloned().unwrap_or_default()
    };
    files
        .enumerate()
        .map(|(place, file)| Listed {
            file,
            facts: captions.is_some().then(|| StillFacts {
                caption: at(&captions, place),
                alt: at(&alts, place),
                timecode_s: at(&times, place).parse().ok(),
            }),
        })
        .collect()
}

fn facts(piece: &mut Piece, meant: &mut Meant<'_, '_>) {
    let facts = &mut piece.form.facts;
    facts.title = meant.text(KeyMeaning::Title, PieceField::Title).unwrap_or_default();
    facts.original_title = meant
        .text(KeyMeaning::OriginalTitle, PieceField::OriginalTitle)
        .filter(|title| *title != facts.title);
    facts.language = meant.said(KeyMeaning::TitleLanguage).map(|(_, language)| language);
    facts.year = meant.text(KeyMeaning::Year, PieceField::Year).and_then(|year| year_of(&year));
    facts.tagline = meant.text(KeyMeaning::Tagline, PieceField::Tagline).unwrap_or_default();
    facts.runtime_min = meant.text(KeyMeaning::Runtime, PieceField::Runtime).and_then(|length| {
        length.parse().ok().filter(|minutes| *minutes > 0).or_else(|| page::runtime(&length))
    });
    facts.directors = meant.names(KeyMeaning::Directors, PieceField::Directors);
    facts.writers = meant.names(KeyMeaning::Writers, PieceField::Writers);
    facts.genres = meant.names(KeyMeaning::Genres, PieceField::Genres);
    facts.countries = meant.names(KeyMeaning::Countries, PieceField::Countries);
    facts.languages = meant.names(KeyMeaning::Languages, PieceField::Languages);
    let cast = meant.names(KeyMeaning::Cast, PieceField::Cast);
    let characters = meant.of(KeyMeaning::Characters).next();
    let mut characters =
        characters.map(|key| meant.front.places(key)).unwrap_or_default().into_iter();
    facts.cast = cast
        .into_iter()
        .map(|name| CastMember { name, character: characters.next().unwrap_or_default() })
        .collect();
    facts.ids = ids::told(meant);
}

/// The year a value says: alone, or at the beginning of a date.
fn year_of(said: &str) -> Option<i16> {
    said.parse().ok().or_else(|| {
        let (year, rest) = (said.get(..4)?, said.get(4..)?);
        rest.starts_with('-').then(|| year.parse().ok()).flatten()
    })
}

fn words(piece: &mut Piece, meant: &mut Meant<'_, '_>) {
    let text = &mut piece.form.text;
    let headline = meant.words(KeyMeaning::Headline, PieceField::Headline);
    text.headline = headline.map(|words| tidy(&words)).unwrap_or_default();
    text.summary = meant.words(KeyMeaning::Summary, PieceField::Summary).unwrap_or_default();
    text.verdict = meant.words(KeyMeaning::Verdict, PieceField::Verdict).map(|words| tidy(&words));
    text.language = meant.said(KeyMeaning::Language).map(|(_, language)| language);
    text.spoilers = meant.yes("spoilers");
    text.private = meant.yes("private");
    piece.draft = meant.own_text("state").is_some_and(|state| state == "draft");
    piece.uid = meant.own_text("uid");
    piece.film_liked = meant.yes("filmliked");
    piece.film_score =
        meant.own_text("filmscore").and_then(|typed| Score::parse_typed(&typed).ok());
    piece.film_scored_on = meant.own_text("filmscoredon").and_then(|date| date.parse().ok());
    piece.written_on = meant.own_text("writtenon").and_then(|date| date.parse().ok());
}

/// When the film was watched. A value that is no date is told, and one that may be two waits for the
/// person to say which.
fn watched_on(
    piece: &mut Piece,
    meant: &mut Meant<'_, '_>,
    order: Option<DateOrder>,
) -> Option<WatchedOn> {
    let (key, said) = meant.said(KeyMeaning::WatchedOn)?;
    meant.found.push((PieceField::WatchedOn, key));
    match date(&said, order) {
        Dated::On(date) => return Some(date),
        Dated::Open(readings) => {
            piece.open_date = Some(OpenDate { key: key.to_owned(), said, readings });
        }
        Dated::Not => piece.notices.push(format!(
            "‘{said}’ in ‘{key}’ is no date that the calendar has, so it was left out."
        )),
    }
    None
}

fn watched(piece: &mut Piece, meant: &mut Meant<'_, '_>, order: Option<DateOrder>) {
    let score = meant.score(&mut piece.notices);
    let watched_on = watched_on(piece, meant, order);
    let mut tags = meant.names(KeyMeaning::Tags, PieceField::Tags);
    // What Media DB files its notes under is no word of the person's.
    tags.retain(|tag| !tag.trim_start_matches('#').starts_with(super::kind::MEDIA_DB));
    let place = meant.said(KeyMeaning::Place).map(|(_, place)| place).unwrap_or_default();
    let (rewatch, liked, abandoned) =
        (meant.yes("rewatch"), meant.yes("liked"), meant.yes("abandoned"));
    let watched = meant.own("watched").map(|key| meant.front.yes(key));
    piece.seen = watched == Some(true) || rewatch || abandoned;
    let says_something = score.is_some()
        || watched_on.is_some()
        || (!tags.is_empty() && watched != Some(false))
        || !place.is_empty()
        || liked
        || piece.seen;
    if !says_something {
        return;
    }
    let watch = piece.form.watch.get_or_insert_default();
    (watch.score, watch.watched_on, watch.place) = (score, watched_on, place);
    (watch.rewatch, watch.liked, watch.abandoned) = (rewatch, liked, abandoned);
    watch.tags = tags.iter().map(|tag| tag.trim_start_matches('#').to_owned()).collect();
}

/// A key as it is shown.
fn found(front: &FrontMatter<'_>, chosen: &KeyMeanings, key: &str) -> FrontMatterKey {
    let first = front.text(key).or_else(|| front.list(key).into_iter().next());
    let value: String = first.unwrap_or_default().chars().take(SHOWN).collect();
    let built_in = known::meaning(key).map_or(KeyMeaning::LeaveOut, |(_, meaning)| meaning);
    FrontMatterKey {
        key: key.to_owned(),
        value,
        line: front.place(key).0,
        built_in,
        chosen: chosen.of(key),
    }
}

/// The keys that become nothing, each with its YAML as it stands there.
fn unknown_of(front: &FrontMatter<'_>, chosen: &KeyMeanings) -> Vec<(String, String)> {
    let stays = |key: &str| match chosen.of(key) {
        Some(meaning) => meaning == KeyMeaning::LeaveOut || UNSAID.contains(&meaning),
        None => known::meaning(key).is_none_or(|(_, meaning)| UNSAID.contains(&meaning)),
    };
    front
        .entries()
        .filter(|(key, _)| stays(key))
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .collect()
}

/// The front matter of a Markdown file that means nothing here, as it stands there, where its keys
/// were read so.
pub(in crate::imports::piece) fn unknown(
    file: &str,
    chosen: &KeyMeanings,
) -> Vec<(String, String)> {
    let file = file.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let Ok((front, _)) = super::front_matter::split(&file) else { return Vec::new() };
    FrontMatter::read(front).map(|front| unknown_of(&front, chosen)).unwrap_or_default()
}
