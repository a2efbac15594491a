//! What a page says of itself in JSON-LD: a schema.org `Review` of a `Movie`.

use dom_query::Document;
use serde_json::Value;

use super::data_of;
use super::kind::type_of;
use super::rating::Rating;
use super::reviews::{self, Chosen};
use crate::imports::piece::block::plain;
use crate::imports::piece::markdown::name_for;
use crate::imports::piece::page;
use crate::imports::piece::picture::{PictureSource, PiecePicture};
use crate::imports::piece::record::{Piece, PieceField};
use crate::text::unescaped;
use crate::{CastMember, FilmFacts, OutsideId, Score};

/// No page describes itself in more than this.
const LONGEST: usize = 4 << 20;

/// What a page says of a review and its film. Nothing is said of what is empty.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Said {
    pub(super) facts: FilmFacts,
    pub(super) uid: Option<String>,
    pub(super) score: Option<Score>,
    pub(super) verdict: Option<String>,
    pub(super) headline: String,
    pub(super) summary: String,
    pub(super) body: String,
    pub(super) language: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) written_on: Option<jiff::civil::Date>,
    /// The poster and stills that it names.
    pub(super) pictures: Vec<(PictureSource, Named)>,
    /// Why what the page is of is no film.
    pub(super) set_aside: Option<String>,
    /// What the person should know of what else stands there, in whole sentences.
    pub(super) notices: Vec<String>,
}

/// What a picture is called that a page only names.
#[derive(Debug, PartialEq)]
pub(super) enum Named {
    Poster,
    /// With its caption.
    Still(String),
}

/// Reads the page's JSON-LD. What is no JSON is passed over, as every reader of it does.
pub(super) fn of(document: &Document) -> Option<Said> {
    let mut values = Vec::new();
    for script in document.select("script[type='application/ld+json']").nodes() {
        let text = script.text();
        if text.len() <= LONGEST
            && let Ok(value) = serde_json::from_str::<Value>(&text)
        {
            flatten(value, &mut values);
        }
    }
    let Chosen { review, film, set_aside, notice } = reviews::chosen(&values);
    let notices = notice.into_iter().collect();
    let mut said = Said { set_aside, notices, ..Said::default() };
    if let Some(film) = film.map(first) {
        said.facts = facts(film);
        said.pictures.extend(many(film.get("image")).take(1).filter_map(|it| picture(it, true)));
    }
    if let Some(review) = review {
        of_review(review, &mut said);
        let media = many(review.get("associatedMedia"));
        let pictures = media.filter(|it| !is(it, &["VideoObject", "AudioObject"]));
        said.pictures.extend(pictures.filter_map(|it| picture(it, false)));
    }
    (said != Said::default()).then_some(said)
}

impl Said {
    /// Takes a rating's score, or tells that it gives none.
    pub(super) fn rated(&mut self, rating: &Rating) {
        match rating.score() {
            Ok(score) => self.score = score,
            Err(told) => self.notices.push(told),
        }
    }

    /// Lays what the page says of itself over what was read off it: names and numbers count more so,
    /// the text only where none was found, and pictures that were not.
    pub(super) fn over(self, piece: &mut Piece) {
        piece.set_aside = self.set_aside;
        piece.notices.extend(self.notices);
        fn over<T: Default + PartialEq>(mine: &mut T, told: T) -> bool {
            let tells = told != T::default();
            if tells {
                *mine = told;
            }
            tells
        }
        let mut found = Vec::new();
        found.extend(shown(self.pictures, piece).then_some(PieceField::Poster));
        let mut say = |tells: bool, field: PieceField| {
            if tells {
                found.push(field);
            }
        };
        let facts = &mut piece.form.facts;
        let told = self.facts;
        say(over(&mut facts.title, told.title), PieceField::Title);
        say(over(&mut facts.original_title, told.original_title), PieceField::OriginalTitle);
        say(over(&mut facts.year, told.year), PieceField::Year);
        say(over(&mut facts.tagline, told.tagline), PieceField::Tagline);
        say(over(&mut facts.runtime_min, told.runtime_min), PieceField::Runtime);
        say(over(&mut facts.directors, told.directors), PieceField::Directors);
        say(over(&mut facts.writers, told.writers), PieceField::Writers);
        say(over(&mut facts.cast, told.cast), PieceField::Cast);
        say(over(&mut facts.genres, told.genres), PieceField::Genres);
        say(over(&mut facts.countries, told.countries), PieceField::Countries);
        say(over(&mut facts.languages, told.languages), PieceField::Languages);
        say(over(&mut facts.ids, told.ids), PieceField::Ids);
        if self.score.is_some() || !self.tags.is_empty() {
            let watch = piece.form.watch.get_or_insert_default();
            say(over(&mut watch.score, self.score), PieceField::Score);
            say(over(&mut watch.tags, self.tags), PieceField::Tags);
        }
        let text = &mut piece.form.text;
        say(over(&mut text.verdict, self.verdict), PieceField::Verdict);
        if text.summary.is_empty() {
            say(over(&mut text.summary, self.summary), PieceField::Summary);
        }
        say(over(&mut text.headline, self.headline), PieceField::Headline);
        if text.body.trim().is_empty() {
            say(over(&mut text.body, self.body), PieceField::Body);
        }
        over(&mut text.language, self.language);
        over(&mut piece.uid, self.uid);
        say(over(&mut piece.written_on, self.written_on), PieceField::WrittenOn);
        for field in found {
            piece.origins.retain(|origin| origin.field != field);
            piece.found(field, 0, "schema.org");
        }
        piece.origins.sort_by_key(|origin| origin.field);
    }
}

/// Puts the pictures that a page only names with those it shows; answers whether the poster is one.
fn shown(named: Vec<(PictureSource, Named)>, piece: &mut Piece) -> bool {
    let mut poster = false;
    for (source, named) in named {
        let pictures = &mut piece.pictures;
        let other = |picture: &PiecePicture| picture.source != source;
        match named {
            Named::Poster if pictures.iter().all(|picture| !picture.poster) => {
                pictures.insert(0, PiecePicture::poster(String::new(), source));
                poster = true;
            }
            Named::Still(caption) if pictures.iter().all(other) => {
                let name = match &source {
                    PictureSource::Beside(path) | PictureSource::Elsewhere(path) => path.as_str(),
                    PictureSource::Inside(_) | PictureSource::Nowhere => "still",
                };
                let name = name_for(name, pictures);
                pictures.push(PiecePicture::still(name, caption, source));
            }
            _ => {}
        }
    }
    poster
}

/// A picture by its address; nothing is fetched from it.
fn picture(value: &Value, poster: bool) -> Option<(PictureSource, Named)> {
    let address = ["contentUrl", "url", "@id"].iter().find_map(|name| value.get(name)?.as_str());
    let address = value.as_str().or(address).map(str::trim).filter(|it| !it.is_empty())?;
    let source = match data_of(address) {
        Some(bytes) => PictureSource::Inside(bytes),
        None if address.contains("://") || address.starts_with("//") => {
            PictureSource::Elsewhere(address.to_owned())
        }
        None => PictureSource::Beside(address.to_owned()),
    };
    let caption = || text(value.get("caption"));
    Some((source, if poster { Named::Poster } else { Named::Still(caption()) }))
}

/// The things a value describes: it may be one, many, or a graph.
fn flatten(value: Value, into: &mut Vec<Value>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| flatten(value, into)),
        Value::Object(mut thing) => {
            if let Some(graph) = thing.remove("@graph") {
                flatten(graph, into);
            }
            into.push(Value::Object(thing));
        }
        _ => {}
    }
}

pub(super) fn is(value: &Value, kinds: &[&str]) -> bool {
    let mut types = many(value.get("@type")).filter_map(Value::as_str);
    types.any(|kind| kinds.contains(&type_of(kind)))
}

fn of_review(review: &Value, said: &mut Said) {
    said.uid = text(review.get("@id")).strip_prefix("urn:uuid:").map(str::to_owned);
    said.headline = text(review.get("headline").or_else(|| review.get("name")));
    // A page is often named after its film, which is no headline.
    let title = &said.facts.title;
    let rest = said.headline.to_lowercase();
    let rest = rest.strip_prefix(&title.to_lowercase()).filter(|_| !title.is_empty());
    // ‘Heroes of the heart’ is not named after ‘Her’.
    let named_after = rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if named_after || said.headline.chars().count() > 200 {
        said.headline.clear();
    }
    said.summary = text(review.get("abstract"));
    said.body = in_paragraphs(&text(review.get("reviewBody")));
    said.language = Some(text(review.get("inLanguage"))).filter(|it| !it.is_empty());
    said.tags = match review.get("keywords") {
        Some(Value::String(words)) => words
            .split(',')
            .map(|word| word.trim().to_owned())
            .filter(|word| !word.is_empty())
            .collect(),
        other => many(other).filter_map(|word| word.as_str().map(str::to_owned)).collect(),
    };
    said.written_on =
        text(review.get("datePublished")).get(..10).and_then(|date| date.parse().ok());
    if let Some(rating) = review.get("reviewRating").map(first) {
        let one = |name: &str| text(rating.get(name));
        said.rated(&Rating {
            value: one("ratingValue"),
            best: one("bestRating"),
            worst: one("worstRating"),
        });
        said.verdict = Some(text(rating.get("ratingExplanation")))
            .filter(|it| (1..=60).contains(&it.chars().count()));
    }
}

/// Plain text as Markdown that says it: its lines are paragraphs, and no sign in it is markup.
fn in_paragraphs(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(plain).collect::<Vec<_>>().join("\n\n")
}

fn facts(film: &Value) -> FilmFacts {
    let title = text(film.get("name"));
    let original = text(film.get("alternateName"));
    let year = text(
        film.get("dateCreated")
            .or_else(|| film.get("datePublished"))
            .or_else(|| film.get("copyrightYear")),
    );
    FilmFacts {
        original_title: Some(original).filter(|it| !it.is_empty() && *it != title),
        title,
        year: year
            .get(..4)
            .and_then(|year| year.parse().ok())
            .filter(|year| (1870..=2200).contains(year)),
        tagline: text(film.get("alternativeHeadline")),
        runtime_min: page::runtime(&text(film.get("duration"))),
        directors: people(film.get("director")),
        writers: people(film.get("author").or_else(|| film.get("creator"))),
        cast: many(film.get("actor")).map(cast).filter(|member| !member.name.is_empty()).collect(),
        genres: texts(film.get("genre")),
        countries: texts(film.get("countryOfOrigin")),
        languages: texts(film.get("inLanguage")),
        ids: ids(film),
        ..FilmFacts::default()
    }
}

fn cast(actor: &Value) -> CastMember {
    let role = actor.get("actor").map(first);
    CastMember {
        name: text(Some(role.unwrap_or(actor))),
        character: text(actor.get("characterName")),
    }
}

/// What other catalogues call the film, by their addresses.
fn ids(film: &Value) -> Vec<OutsideId> {
    let addresses = texts(film.get("sameAs"))
        .into_iter()
        .chain(texts(film.get("url")))
        .chain(texts(film.get("@id")));
    let mut ids: Vec<OutsideId> = Vec::new();
    for address in addresses {
        let after = |mark: &str| {
            let (_, rest) = address.split_once(mark)?;
            let id: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
            (!id.is_empty()).then_some(id)
        };
        let id = match () {
            () if address.contains("imdb.com/") => after("/title/").map(|id| ("imdb", id)),
            () if address.contains("wikidata.org/") => {
                after("/wiki/").or_else(|| after("/entity/")).map(|id| ("wikidata", id))
            }
            () if address.contains("themoviedb.org/") => after("/movie/").map(|id| ("tmdb", id)),
            () if address.contains("boxd.it/") => Some(("letterboxd", address.clone())),
            () => None,
        };
        if let Some((kind, value)) = id
            && !ids.iter().any(|id| id.kind == kind)
        {
            ids.push(OutsideId { kind: kind.to_owned(), value });
        }
    }
    ids
}

fn people(value: Option<&Value>) -> Vec<String> {
    // A company may be named as an author; it wrote nothing.
    many(value)
        .filter(|it| !is(it, &["Organization"]))
        .map(|it| text(Some(it)))
        .filter(|name| !name.is_empty())
        .collect()
}

fn texts(value: Option<&Value>) -> Vec<String> {
    many(value).map(|it| text(Some(it))).filter(|it| !it.is_empty()).collect()
}

pub(super) fn many(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    match value {
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    }
    .iter()
}

pub(super) fn first(value: &Value) -> &Value {
    match value {
        Value::Array(values) => values.first().unwrap_or(value),
        value => value,
    }
}

/// A value as words: a thing by its name, a number in digits.
pub(super) fn text(value: Option<&Value>) -> String {
    match value.map(first) {
        // Many sites write entities where JSON wants none.
        Some(Value::String(text)) => unescaped(text.trim()),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Object(thing)) => thing
            .get("name")
            .or_else(|| thing.get("@value"))
            .map_or_else(String::new, |name| text(Some(name))),
        _ => String::new(),
    }
}
