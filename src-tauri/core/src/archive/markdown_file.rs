//! A review as a file of its own: Markdown with YAML front matter, for a person, a text editor or
//! another program. The body is the review's, to the byte; the front matter repeats what stands in
//! `reviews.json` and `viewings.json`, and is passed over when the archive is read.

use std::fmt::Write;

use super::records::{FilmRecord, ReviewRecord};
use crate::imports::Refused;
use crate::{FilmFacts, Score, StillFacts, WatchedOn, exports};

/// Around the front matter.
const FENCE: &str = "---\n";

/// What the front matter says besides what the review itself does.
#[derive(Debug, Clone, Default)]
pub(crate) struct About {
    pub(crate) title: String,
    pub(crate) year: Option<i16>,
    pub(crate) watched_on: Option<WatchedOn>,
    pub(crate) score: Option<Score>,
    pub(crate) tags: Vec<String>,
    /// What is known of the film, for a file that stands by itself. In an archive `films.json` says
    /// it.
    pub(crate) facts: Option<FilmFacts>,
    /// Where the poster lies beside the file.
    pub(crate) poster: Option<String>,
    /// Where the stills lie beside the file, in order, and what is said of each.
    pub(crate) stills: Vec<(String, StillFacts)>,
    /// It was seen before.
    pub(crate) rewatch: bool,
    /// It was liked.
    pub(crate) liked: bool,
    /// It was not seen to its end.
    pub(crate) abandoned: bool,
    /// Front matter that came with the file and means nothing here: each key, and its YAML.
    pub(crate) others: Vec<(String, String)>,
}

/// `reviews/<title>-<end of the uid>.md`.
pub(super) fn path(title: &str, uid: &str) -> String {
    format!("reviews/{}.md", exports::address_of(title, uid))
}

/// The whole file.
pub(crate) fn write(review: &ReviewRecord, about: &About) -> String {
    let mut file = String::with_capacity(review.body.len() + 512);
    file.push_str(FENCE);
    let mut names = Vec::new();
    let mut line = |name: &str, value: String| {
        names.push(name.to_owned());
        // Writing to a string cannot fail.
        let _ = writeln!(file, "{name}: {value}");
    };
    // What has never been in a journal has none yet.
    if !review.uid.is_empty() {
        line("uid", quoted(&review.uid));
    }
    line("film", quoted(&about.title));
    if let Some(year) = about.year {
        line("year", year.to_string());
    }
    if let Some(facts) = &about.facts {
        of_the_film(facts, &mut line);
    }
    if let Some(poster) = &about.poster {
        line("poster", quoted(poster));
    }
    of_the_stills(&about.stills, &mut line);
    if let Some(date) = about.watched_on {
        line("watched_on", quoted(&date.to_string()));
    }
    for (name, said) in
        [("rewatch", about.rewatch), ("liked", about.liked), ("abandoned", about.abandoned)]
    {
        if said {
            line(name, "true".to_owned());
        }
    }
    if let Some(score) = about.score {
        line("score", score.to_string());
    }
    if let Some(verdict) = &review.verdict {
        line("verdict", quoted(verdict));
    }
    if !review.headline.is_empty() {
        line("headline", quoted(&review.headline));
    }
    if !review.summary.is_empty() {
        line("summary", quoted(&review.summary));
    }
    line("state", quoted(&review.state));
    if review.spoilers {
        line("spoilers", "true".to_owned());
    }
    if review.private {
        line("private", "true".to_owned());
    }
    if let Some(language) = review.language.as_ref().filter(|_| about.facts.is_some()) {
        line("language", quoted(language));
    }
    if !about.tags.is_empty() {
        line("tags", listed(&about.tags));
    }
    for (name, yaml) in &about.others {
        // A key said twice would make the whole of it unreadable; what the journal holds counts.
        if !names.contains(name) {
            file.push_str(yaml);
        }
    }
    file.push_str(FENCE);
    file.push('\n');
    file.push_str(&review.body);
    file.push('\n');
    file
}

/// The front matter of a film's own file.
pub(crate) fn film_front_matter(film: &FilmRecord, facts: &FilmFacts) -> String {
    let mut file = FENCE.to_owned();
    let mut line = |name: &str, value: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(file, "{name}: {value}");
    };
    line("uid", quoted(&film.uid));
    line("film", quoted(&film.title));
    if let Some(year) = film.year {
        line("year", year.to_string());
    }
    of_the_film(facts, &mut line);
    if film.liked {
        line("liked", "true".to_owned());
    }
    if let Some(score) = film.score {
        line("score", score.to_string());
    }
    file.push_str(FENCE);
    file
}

/// The film's facts, under the names Obsidian's Media DB has for them where it has one.
fn of_the_film(facts: &FilmFacts, line: &mut dyn FnMut(&str, String)) {
    let mut text = |name: &str, value: &str| {
        if !value.is_empty() {
            line(name, quoted(value));
        }
    };
    text("original_title", facts.original_title.as_deref().unwrap_or_default());
    text("title_language", facts.language.as_deref().unwrap_or_default());
    text("tagline", &facts.tagline);
    if let Some(minutes) = facts.runtime_min {
        line("duration", minutes.to_string());
    }
    let mut list = |name: &str, values: &[String]| {
        if !values.is_empty() {
            line(name, listed(values));
        }
    };
    let cast = facts.cast.iter();
    let (actors, characters): (Vec<String>, Vec<String>) =
        cast.map(|member| (member.name.clone(), member.character.clone())).unzip();
    list("director", &facts.directors);
    list("writer", &facts.writers);
    list("actors", &actors);
    // One for each actor, in their order, since no list of pairs can be edited in Obsidian.
    if characters.iter().any(|character| !character.is_empty()) {
        list("characters", &characters);
    }
    list("genres", &facts.genres);
    list("country", &facts.countries);
    list("spoken", &facts.languages);
    for id in &facts.ids {
        if id.kind.bytes().all(|byte| byte.is_ascii_lowercase()) {
            line(&id.kind, quoted(&id.value));
        }
    }
}

/// The stills, also those that the text does not place: one list of files, and lists beside it that
/// say something of each, since no list of records can be edited in Obsidian.
fn of_the_stills(stills: &[(String, StillFacts)], line: &mut dyn FnMut(&str, String)) {
    if stills.is_empty() {
        return;
    }
    let each = |said: fn(&(String, StillFacts)) -> String| -> Vec<String> {
        stills.iter().map(said).collect()
    };
    line("stills", listed(&each(|(file, _)| file.clone())));
    line("still_captions", listed(&each(|(_, facts)| facts.caption.clone())));
    line("still_alts", listed(&each(|(_, facts)| facts.alt.clone())));
    if stills.iter().any(|(_, facts)| facts.timecode_s.is_some()) {
        let seconds = |(_, facts): &(String, StillFacts)| {
            facts.timecode_s.map_or_else(String::new, |seconds| seconds.to_string())
        };
        line("still_timecodes", listed(&each(seconds)));
    }
}

/// A YAML list on one line.
fn listed(values: &[String]) -> String {
    let quoted: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    format!("[{}]", quoted.join(", "))
}

/// The body of a file.
pub(crate) fn body(file: &str) -> Result<&str, Refused> {
    let rest = file
        .strip_prefix(FENCE)
        .and_then(|rest| match rest.strip_prefix(FENCE) {
            Some(rest) => Some(rest),
            None => rest.split_once("\n---\n").map(|(_, rest)| rest),
        })
        .ok_or_else(|| {
            Refused::new("It does not begin with front matter between two lines of ---.")
        })?;
    let rest = rest.strip_prefix('\n').unwrap_or(rest);
    Ok(rest.strip_suffix('\n').unwrap_or(rest))
}

/// A YAML string that can be taken for nothing else: JSON's strings are YAML's too (YAML 1.2.2,
/// 1.2), on one line, with every sign that means something out of the way.
pub(crate) fn quoted(text: &str) -> String {
    let quoted = serde_json::Value::String(text.to_owned()).to_string();
    // Signs JSON leaves alone and YAML does not take as they are (5.1, 5.4).
    quoted.chars().fold(String::with_capacity(quoted.len()), |mut out, letter| {
        match letter {
            '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            _ => out.push(letter),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn review(body: &str, headline: &str) -> ReviewRecord {
        ReviewRecord {
            uid: "019a65d7-4c80-7ecb-a900-aacf49d411be".to_owned(),
            film: String::new(),
            viewing: None,
            file: String::new(),
            headline: headline.to_owned(),
            body: body.to_owned(),
            summary: String::new(),
            verdict: None,
            spoilers: false,
            state: "finished".to_owned(),
            private: false,
            language: None,
            written_at: String::new(),
            changed_at: String::new(),
        }
    }

    #[test]
    fn files_are_named_so_that_a_person_finds_them() {
        let uid = "019a65d7-4c80-7ecb-a900-aacf49d411be";
        assert_eq!(path("Hôtel des Absents", uid), "reviews/hotel-des-absents-49d411be.md");
        assert_eq!(path("夜の停車場", uid), "reviews/夜の停車場-49d411be.md");
        assert_eq!(path("../../etc/passwd", uid), "reviews/etc-passwd-49d411be.md");
        assert_eq!(path("…", uid), "reviews/49d411be.md");
    }

    #[test]
    fn a_file_without_front_matter_is_refused() {
        assert!(body("Only text.\n").is_err());
        assert!(body("---\nuid: x\n").is_err());
    }

    proptest! {
        #[test]
        fn any_body_comes_back_to_the_byte(
            text in "(\\PC|\n|\r|---\n|\n---\n|\u{feff}){0,30}",
            headline in "(\\PC|\n|\"|:|#|\u{85}|\u{2028}|--- ){0,12}",
        ) {
            let file = write(&review(&text, &headline), &About::default());
            prop_assert_eq!(body(&file).unwrap(), text);
        }

        #[test]
        fn front_matter_is_yaml_that_says_the_same(headline in "(\\PC|\n|\"|:|#|\u{85}|\u{2028}|--- |true|~){0,12}") {
            #[derive(serde::Deserialize)]
            struct Front { headline: Option<String> }
            let file = write(&review("x", &headline), &About::default());
            let yaml = file.strip_prefix(FENCE).unwrap().split_once("\n---\n").unwrap().0;
            let front: Front = serde_saphyr::from_str(yaml).unwrap();
            prop_assert_eq!(front.headline.unwrap_or_default(), headline);
        }
    }
}
