//! Facts of the film, as pages put them: `121 minutes`, `Directed by …`, `Cast: …`, `Drama, Crime`.

use super::names::{self, people};
use super::vocabulary::{is_certificate, is_country, is_genre, is_language};
use super::{dates, words};
use crate::{CastMember, WatchedOn};

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fact {
    Title(String),
    OriginalTitle(String),
    Year(i16),
    Tagline(String),
    Runtime(u32),
    Directors(Vec<String>),
    Writers(Vec<String>),
    Cast(Vec<CastMember>),
    Genres(Vec<String>),
    Countries(Vec<String>),
    Languages(Vec<String>),
    Tags(Vec<String>),
    WatchedOn(WatchedOn),
    /// How long the text takes to read, which is counted here.
    ReadingTime,
    /// Something the journal has no place for: a certificate, a distributor.
    Other,
}

/// What a label makes of the words behind it.
type Maker = fn(&str) -> Option<Vec<Fact>>;

/// Labels that lead straight into their words: `Directed by Ana Reis`.
const LEADING: &[(&str, Maker)] = &[
    ("written and directed by", |it| both(it)),
    ("written & directed by", |it| both(it)),
    ("directed and written by", |it| both(it)),
    ("writer-director", |it| both(it)),
    ("directed by", directors),
    ("director:", directors),
    ("dir.", directors),
    ("dir:", directors),
    ("a film by", directors),
    ("film by", directors),
    ("screenplay by", writers),
    ("script by", writers),
    ("seen at", seen_at),
    ("watched at", seen_at),
    ("reviewed", |it| runtime(it.split_once("unning time:")?.1).map(|it| vec![Fact::Runtime(it)])),
    ("starring", |it| names::cast(it).map(|cast| vec![Fact::Cast(cast)])),
    ("featuring", |it| names::cast(it).map(|cast| vec![Fact::Cast(cast)])),
    // With one name it may begin any sentence.
    ("with", |it| names::cast(it).filter(|cast| cast.len() > 1).map(|cast| vec![Fact::Cast(cast)])),
];

/// Labels with a colon (or the like) behind them: `Cast: …`.
const NAMED: &[(&str, Maker)] = &[
    ("title", |it| Some(vec![Fact::Title(it.to_owned())])),
    ("film", |it| Some(vec![Fact::Title(it.to_owned())])),
    ("original title", |it| Some(vec![Fact::OriginalTitle(it.to_owned())])),
    ("year", |it| dates::year(it).map(|year| vec![Fact::Year(year)])),
    ("release year", |it| dates::year(it).map(|year| vec![Fact::Year(year)])),
    ("released", released),
    ("release", released),
    ("release date", released),
    ("tagline", |it| Some(vec![Fact::Tagline(words::unquoted(it).unwrap_or(it).to_owned())])),
    ("runtime", |it| runtime(it).map(|minutes| vec![Fact::Runtime(minutes)])),
    ("running time", |it| runtime(it).map(|minutes| vec![Fact::Runtime(minutes)])),
    ("run time", |it| runtime(it).map(|minutes| vec![Fact::Runtime(minutes)])),
    ("duration", |it| runtime(it).map(|minutes| vec![Fact::Runtime(minutes)])),
    ("length", |it| runtime(it).map(|minutes| vec![Fact::Runtime(minutes)])),
    ("director", directors),
    ("directors", directors),
    ("director(s)", directors),
    ("directed by", directors),
    ("direction", directors),
    ("writer/director", |it| both(it)),
    ("writer", writers),
    ("writers", writers),
    ("writer(s)", writers),
    ("written by", writers),
    ("screenplay", writers),
    ("screenwriter", writers),
    ("screenwriters", writers),
    ("script", writers),
    ("cast", |it| names::cast(it).map(|cast| vec![Fact::Cast(cast)])),
    ("starring", |it| names::cast(it).map(|cast| vec![Fact::Cast(cast)])),
    ("stars", |it| names::cast(it).map(|cast| vec![Fact::Cast(cast)])),
    ("with", |it| names::cast(it).map(|cast| vec![Fact::Cast(cast)])),
    ("main cast", |it| names::cast(it).map(|cast| vec![Fact::Cast(cast)])),
    ("actors", |it| names::cast(it).map(|cast| vec![Fact::Cast(cast)])),
    ("genre", |it| Some(vec![Fact::Genres(names::parts(it))])),
    ("genres", |it| Some(vec![Fact::Genres(names::parts(it))])),
    ("country", |it| Some(vec![Fact::Countries(names::parts(it))])),
    ("countries", |it| Some(vec![Fact::Countries(names::parts(it))])),
    ("country of origin", |it| Some(vec![Fact::Countries(names::parts(it))])),
    ("language", |it| Some(vec![Fact::Languages(names::parts(it))])),
    ("languages", |it| Some(vec![Fact::Languages(names::parts(it))])),
    ("tags", |it| Some(vec![Fact::Tags(tags(it))])),
    ("tagged", |it| Some(vec![Fact::Tags(tags(it))])),
    ("filed under", |it| Some(vec![Fact::Tags(tags(it))])),
    ("watched", watched),
    ("watched on", watched),
    ("seen", watched),
    ("seen on", watched),
    ("date watched", watched),
    ("crew", crew),
    ("production", |_| Some(vec![Fact::Other])),
    ("certificate", |_| Some(vec![Fact::Other])),
    ("mpaa rating", |_| Some(vec![Fact::Other])),
    ("age rating", |_| Some(vec![Fact::Other])),
    ("distributor", |_| Some(vec![Fact::Other])),
    ("studio", |_| Some(vec![Fact::Other])),
    ("production company", |_| Some(vec![Fact::Other])),
    ("cinematography", |_| Some(vec![Fact::Other])),
    ("cinematographer", |_| Some(vec![Fact::Other])),
    ("director of photography", |_| Some(vec![Fact::Other])),
    ("editor", |_| Some(vec![Fact::Other])),
    ("editing", |_| Some(vec![Fact::Other])),
    ("composer", |_| Some(vec![Fact::Other])),
    ("music", |_| Some(vec![Fact::Other])),
    ("music by", |_| Some(vec![Fact::Other])),
    ("producer", |_| Some(vec![Fact::Other])),
    ("producers", |_| Some(vec![Fact::Other])),
    ("produced by", |_| Some(vec![Fact::Other])),
    ("budget", |_| Some(vec![Fact::Other])),
    ("box office", |_| Some(vec![Fact::Other])),
    ("imdb", |_| Some(vec![Fact::Other])),
    ("reading time", |_| Some(vec![Fact::ReadingTime])),
];

/// Longer than any line of facts but a large cast's.
const LONGEST: usize = 60;

/// The facts a line is made of; nothing when any part of it is something else.
pub(super) fn of_line(line: &str) -> Option<Vec<Fact>> {
    let line = line.trim();
    if words::count(line) > LONGEST {
        return None;
    }
    if let Some(facts) = of_part(line) {
        return Some(facts);
    }
    let inside = line.strip_prefix('(').and_then(|line| line.strip_suffix(')')).unwrap_or(line);
    [" · ", " • ", " | ", " ∙ ", " – ", " — ", " / ", " - ", "; ", ", "].iter().find_map(
        |between| {
            let parts: Vec<&str> =
                inside.split(between).map(str::trim).filter(|part| !part.is_empty()).collect();
            if parts.len() < 2 {
                return None;
            }
            // Beside other facts, who wrote is who wrote the film; alone it may be who wrote the review.
            let written = |part: &str| writers(strip_label(part, "written by ")?);
            // Names that nothing introduces are the cast.
            let beside = *between != ", " && parts.iter().any(|part| of_part(part).is_some());
            let cast = |part| Some(vec![Fact::Cast(names::bare_cast(part).filter(|_| beside)?)]);
            let known: Vec<Option<Vec<Fact>>> = parts
                .iter()
                .map(|part| of_part(part).or_else(|| written(part)).or_else(|| cast(part)))
                .collect();
            // 'Ana Reis · 2022 · 1h 41m': the one name among numbers is the director's.
            let nameless = !matches!(*between, ", " | " - " | " / ");
            let unknown = known.iter().filter(|facts| facts.is_none()).count();
            let has_directors =
                known.iter().flatten().flatten().any(|fact| matches!(fact, Fact::Directors(_)));
            let one_name = nameless && unknown == 1 && parts.len() >= 3 && !has_directors;
            let facts: Option<Vec<Vec<Fact>>> = known
                .into_iter()
                .zip(&parts)
                .map(|(facts, part)| facts.or_else(|| one_name.then(|| directors(part)).flatten()))
                .collect();
            facts.map(|facts| joined(facts.into_iter().flatten()))
        },
    )
}

/// Whether a line is a label whose words stand on the next one.
pub(super) fn is_label(line: &str) -> bool {
    let line = line.trim().trim_end_matches(':').trim_end().to_lowercase();
    NAMED.iter().any(|(label, _)| *label == line)
        && !matches!(line.as_str(), "film" | "seen" | "watched" | "with")
}

/// Facts of one kind told one by one, such as genres, are one fact.
fn joined(facts: impl Iterator<Item = Fact>) -> Vec<Fact> {
    let mut joined: Vec<Fact> = Vec::new();
    for fact in facts {
        match (joined.last_mut(), fact) {
            (Some(Fact::Genres(all)), Fact::Genres(more))
            | (Some(Fact::Countries(all)), Fact::Countries(more))
            | (Some(Fact::Languages(all)), Fact::Languages(more)) => all.extend(more),
            (_, fact) => joined.push(fact),
        }
    }
    joined
}

fn of_part(part: &str) -> Option<Vec<Fact>> {
    labelled(part).or_else(|| bare(part)).or_else(|| is_grade(part).then(|| vec![Fact::Other]))
}

/// `Grade: B+`. How much of ten a letter is, nobody has said.
fn is_grade(part: &str) -> bool {
    const LABELS: [&str; 4] = ["grade", "rating", "score", "verdict"];
    part.split_once(':').is_some_and(|(label, grade)| {
        let label = crate::text::fold(label);
        let mut grade = grade.trim().chars();
        label.split(' ').next_back().is_some_and(|label| LABELS.contains(&label))
            && matches!(grade.next(), Some('A'..='F'))
            && matches!(grade.as_str(), "" | "+" | "-" | "−" | "–")
    })
}

fn labelled(part: &str) -> Option<Vec<Fact>> {
    for (label, make) in NAMED {
        let Some(rest) = strip_label(part, label) else { continue };
        if let Some(behind) = rest.trim_start().strip_prefix([':', '|', '–', '—', '-'])
            && !behind.trim().is_empty()
        {
            return make(behind.trim());
        }
        if in_capitals(&part[..label.len()], rest)
            && let Some(facts) = behind_capitals(label, *make, rest.trim())
        {
            return Some(facts);
        }
    }
    LEADING.iter().find_map(|(label, make)| {
        let rest = strip_label(part, label)?;
        let rest = rest.strip_prefix(':').unwrap_or(rest);
        rest.starts_with(' ').then(|| make(rest.trim())).flatten()
    })
}

/// Whether capitals set a label apart from its words, as a colon would: `DIRECTOR Ana Reis`.
fn in_capitals(label: &str, rest: &str) -> bool {
    let shouts = !label.chars().any(char::is_lowercase);
    let words = rest.strip_prefix(' ').unwrap_or_default();
    shouts
        && (words.starts_with(|letter: char| letter.is_ascii_digit())
            || words.chars().any(char::is_lowercase))
}

/// Without a colon a word in capitals may also open a sentence, so its words have to be what the
/// label asks for.
fn behind_capitals(label: &str, make: Maker, words: &str) -> Option<Vec<Fact>> {
    match label {
        "title" | "film" | "original title" | "tagline" | "tags" | "tagged" => None,
        "genre" | "genres" | "country" | "countries" | "country of origin" | "language"
        | "languages" => bare(words),
        _ => make(words).filter(|facts| *facts != [Fact::Other] || names::people(words).is_some()),
    }
}

/// What follows a label, in whatever case it is written.
fn strip_label<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    text.get(..label.len())
        .filter(|start| start.eq_ignore_ascii_case(label))
        .map(|_| &text[label.len()..])
}

fn bare(part: &str) -> Option<Vec<Fact>> {
    let all = |known: fn(&str) -> bool| {
        let parts = names::parts(part);
        (!parts.is_empty() && parts.iter().all(|part| known(part))).then_some(parts)
    };
    if is_reading_time(part) {
        return Some(vec![Fact::ReadingTime]);
    }
    if let Some(minutes) = runtime(part) {
        return Some(vec![Fact::Runtime(minutes)]);
    }
    if let Some(year) = dates::year(part) {
        return Some(vec![Fact::Year(year)]);
    }
    if let Some(genres) = all(is_genre) {
        return Some(vec![Fact::Genres(genres)]);
    }
    if let Some(countries) = all(is_country) {
        return Some(vec![Fact::Countries(countries)]);
    }
    if let Some(languages) = all(is_language) {
        return Some(vec![Fact::Languages(languages)]);
    }
    is_certificate(part).then(|| vec![Fact::Other])
}

/// `5-minute read`, `5 min read`, `Reading time: 5 minutes`.
fn is_reading_time(part: &str) -> bool {
    let folded = crate::text::fold(part);
    let words: Vec<&str> = folded.split(' ').collect();
    let minutes = |word: &str| matches!(word, "minute" | "minutes" | "min" | "mins");
    match words.as_slice() {
        [number, unit, "read"] | [number, unit, "reading"] | ["about", number, unit, "read"] => {
            number.parse::<u16>().is_ok() && minutes(unit)
        }
        ["read", "time", ..] | ["reading", "time", ..] => words.len() <= 6,
        [number, unit, "reading", "time"] | ["estimated", "reading", "time", number, unit] => {
            number.parse::<u16>().is_ok() && minutes(unit)
        }
        _ => false,
    }
}

/// Minutes: `121 minutes`, `121 min`, `121m`, `2h 1m`, `2 hours 1 minute`, `2 hr`, `2:01`, `PT121M`.
pub(in crate::imports) fn runtime(text: &str) -> Option<u32> {
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    let lower = lower
        .strip_prefix("pt")
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(&lower);
    if let Some((hours, minutes)) = lower.split_once(':')
        && let (Ok(hours), Ok(minutes)) = (hours.parse::<u32>(), minutes.parse::<u32>())
        && hours < 16
        && minutes < 60
        && lower.len() >= 4
    {
        return Some(hours * 60 + minutes).filter(|all| *all > 0);
    }
    let mut rest = lower;
    let (mut all, mut hours_said, mut minutes_said) = (0, false, false);
    while !rest.is_empty() {
        let digits = rest.find(|letter: char| !letter.is_ascii_digit())?;
        let number: u32 = rest[..digits].parse().ok()?;
        rest = rest[digits..].trim_start_matches([' ', '-']);
        let end = rest
            .find(|letter: char| !letter.is_alphabetic() && letter != '′')
            .unwrap_or(rest.len());
        match &rest[..end] {
            "h" | "hr" | "hrs" | "hour" | "hours" if !hours_said && !minutes_said => {
                (all, hours_said) = (number.checked_mul(60)?, true);
            }
            "m" | "min" | "mins" | "minute" | "minutes" | "′" if !minutes_said => {
                (all, minutes_said) = (all + number, true);
            }
            _ => return None,
        }
        rest = rest[end..].trim_start_matches(['.', ',', ' ']).trim_start_matches("and ");
    }
    (1..=1000).contains(&all).then_some(all)
}

fn directors(words: &str) -> Option<Vec<Fact>> {
    people(words).map(|people| vec![Fact::Directors(people)])
}

fn writers(words: &str) -> Option<Vec<Fact>> {
    people(words).map(|people| vec![Fact::Writers(people)])
}

fn both(words: &str) -> Option<Vec<Fact>> {
    let people = people(words)?;
    Some(vec![Fact::Directors(people.clone()), Fact::Writers(people)])
}

/// Only the year of a release is kept.
fn released(words: &str) -> Option<Vec<Fact>> {
    let year = dates::year(words).or_else(|| dates::date(words).map(WatchedOn::year));
    Some(vec![year.map_or(Fact::Other, Fact::Year)])
}

fn watched(words: &str) -> Option<Vec<Fact>> {
    dates::date(words)
        .or_else(|| WatchedOn::parse(words).ok())
        .map(|date| vec![Fact::WatchedOn(date)])
}

/// `Capitol, 35mm, 3 November 2025`: where it was is the person's to add.
fn seen_at(words: &str) -> Option<Vec<Fact>> {
    let parts: Vec<&str> = words.split(',').collect();
    // In some places a comma stands before the year.
    [1, 2].iter().find_map(|last| {
        let from = parts.len().checked_sub(*last)?;
        let date = dates::date(&parts[from..].join(","))?;
        (from > 0).then(|| vec![Fact::WatchedOn(date)])
    })
}

/// `Director, writer: Ana Reis. Camera: Tom Hale.`
fn crew(words: &str) -> Option<Vec<Fact>> {
    let mut facts = Vec::new();
    for part in words.split(". ") {
        let Some((labels, names)) = part.trim().trim_end_matches('.').split_once(':') else {
            continue;
        };
        let labels = labels.to_lowercase();
        let has = |known: &[&str]| {
            labels.split([',', '/', '&', ' ', '-']).any(|label| known.contains(&label.trim()))
        };
        let Some(people) = people(names.trim()) else { continue };
        if has(&["director", "directors", "directed"]) {
            facts.push(Fact::Directors(people.clone()));
        }
        if has(&["writer", "writers", "screenplay", "screenwriter"]) {
            facts.push(Fact::Writers(people));
        }
    }
    Some(if facts.is_empty() { vec![Fact::Other] } else { facts })
}

fn tags(words: &str) -> Vec<String> {
    let parts = if words.contains([',', ';', '|', '·']) {
        words.split([',', ';', '|', '·']).map(str::to_owned).collect()
    } else if words.contains('#') {
        words.split_whitespace().map(str::to_owned).collect()
    } else {
        vec![words.to_owned()]
    };
    parts
        .iter()
        .map(|tag| tag.trim().trim_start_matches('#').to_owned())
        .filter(|tag| !tag.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("121 minutes", Some(121))]
    #[case("121 min", Some(121))]
    #[case("121 mins.", Some(121))]
    #[case("121m", Some(121))]
    #[case("2h 1m", Some(121))]
    #[case("2h1m", Some(121))]
    #[case("2 hours 1 minute", Some(121))]
    #[case("2 hours and 1 minute", Some(121))]
    #[case("2 hr 1 min", Some(121))]
    #[case("2 hours", Some(120))]
    #[case("2:01", Some(121))]
    #[case("PT128M", Some(128))]
    #[case("PT2H8M", Some(128))]
    #[case("5-minute read", None)]
    #[case("two hours", None)]
    #[case("121", None)]
    #[case("0 min", None)]
    fn lengths_are_read_in_every_spelling(#[case] text: &str, #[case] minutes: Option<u32>) {
        assert_eq!(runtime(text), minutes);
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[rstest]
    #[case("Directed by Ana Reis", Fact::Directors(names(&["Ana Reis"])))]
    #[case("DIRECTOR: Ana Reis", Fact::Directors(names(&["Ana Reis"])))]
    #[case("Dir. Ana Reis", Fact::Directors(names(&["Ana Reis"])))]
    #[case("A film by Ana Reis and Tom Hale", Fact::Directors(names(&["Ana Reis", "Tom Hale"])))]
    #[case("Screenplay: Ida Voss", Fact::Writers(names(&["Ida Voss"])))]
    #[case("Genre: Drama / Mystery", Fact::Genres(names(&["Drama", "Mystery"])))]
    #[case("Drama, Mystery", Fact::Genres(names(&["Drama", "Mystery"])))]
    #[case("Norway, Portugal", Fact::Countries(names(&["Norway", "Portugal"])))]
    #[case("Language: Norwegian", Fact::Languages(names(&["Norwegian"])))]
    #[case("(1974)", Fact::Year(1974))]
    #[case("Release date: 12 March 1974", Fact::Year(1974))]
    #[case("Tags: noir, the sea", Fact::Tags(names(&["noir", "the sea"])))]
    #[case("5-minute read", Fact::ReadingTime)]
    #[case("Reading time: 5 minutes", Fact::ReadingTime)]
    #[case("PG-13", Fact::Other)]
    #[case("Editor’s Rating: B+", Fact::Other)]
    #[case("DIRECTOR Ana Reis", Fact::Directors(names(&["Ana Reis"])))]
    #[case("COUNTRY Portugal, Ireland", Fact::Countries(names(&["Portugal", "Ireland"])))]
    #[case("RUNNING TIME 1h 47m", Fact::Runtime(107))]
    #[case("YEAR 2024", Fact::Year(2024))]
    #[case("Reviewed online, Oslo, Jan. 10, 2026. Running time: 118 MIN.", Fact::Runtime(118))]
    #[case("Seen at Capitol, 35mm, 3 November 2025", Fact::WatchedOn(WatchedOn::parse("2025-11-03").unwrap()))]
    #[case("Seen at the Capitol, November 3, 2025", Fact::WatchedOn(WatchedOn::parse("2025-11-03").unwrap()))]
    #[case("Production: A Northlight release of a Fjord Film production.", Fact::Other)]
    fn a_line_of_one_fact_is_that_fact(#[case] line: &str, #[case] fact: Fact) {
        assert_eq!(of_line(line), Some(vec![fact]));
    }

    #[test]
    fn a_crew_is_parted_by_what_each_did() {
        let facts = of_line("Crew: Director, writer: Amara Lind. Camera: Ole Strand.").unwrap();
        let lind = names(&["Amara Lind"]);
        assert_eq!(facts, [Fact::Directors(lind.clone()), Fact::Writers(lind)]);
    }

    #[test]
    fn facts_beside_each_other_are_parted() {
        let facts = of_line("1974 · 121 min · Drama, Mystery · Directed by Ana Reis").unwrap();
        assert_eq!(facts.len(), 4);
        let facts = of_line("(Norway, 1974, 2h 1m, dir. Ana Reis)").unwrap();
        assert_eq!(facts.len(), 4);
        let facts = of_line("121 minutes • Directed by Ana Reis • Tom Hale, Ida Voss").unwrap();
        assert!(matches!(&facts[2], Fact::Cast(cast) if cast.len() == 2));
    }

    #[test]
    fn the_one_name_among_numbers_is_the_directors() {
        let facts = of_line("Ana Reis · 2022 · 1h 41m").unwrap();
        assert_eq!(facts[0], Fact::Directors(names(&["Ana Reis"])));
        assert_eq!(of_line("The inn · the sea · 2022 · 98 min"), None);
    }

    #[test]
    fn among_facts_who_wrote_is_who_wrote_the_film() {
        let facts = of_line("Directed by Ana Reis | Written by Ida Voss | 109 mins").unwrap();
        assert_eq!(facts[1], Fact::Writers(names(&["Ida Voss"])));
        assert_eq!(of_line("Written by Ida Voss"), None);
        assert!(matches!(of_line("With Tom Hale and Ida Voss").as_deref(), Some([Fact::Cast(_)])));
    }

    #[rstest]
    #[case("Directed by instinct and by weather, it holds.")]
    #[case("The director’s fourth film")]
    #[case("Cast adrift")]
    #[case("CAST ADRIFT")]
    #[case("COUNTRY music is all he hears")]
    #[case("Seen at dusk, the house is a ship.")]
    #[case("MUSIC that stays out of the way")]
    #[case("121 minutes of rain, and not one too many.")]
    #[case("A drama of small gestures")]
    #[case(
        "Music: it hardly needs any, and what there is stays out of the way of the wind, the gulls, the sea, the clock and the slow scratch of the pen on paper, all of which were recorded in the house itself over the course of the one long winter that the crew spent snowed in there with nothing to do but listen"
    )]
    fn words_about_the_film_are_no_facts(#[case] line: &str) {
        assert_eq!(of_line(line), None);
    }
}
