//! A review as a file of its own: Markdown with YAML front matter, for a person, a text editor or
//! another program. The body is the review's, to the byte; the front matter repeats what stands in
//! `reviews.json` and `viewings.json`, and is passed over when the archive is read.

use std::fmt::Write;

use super::front_matter::{of_the_film, of_the_stills, quoted, worded, worded_list};
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
    /// The viewing's; the film's own is another.
    pub(crate) score: Option<Score>,
    pub(crate) tags: Vec<String>,
    /// What is known of the film, for a file that stands by itself. In an archive `films.json` says
    /// it.
    pub(crate) facts: Option<FilmFacts>,
    /// Where the poster lies beside the file.
    pub(crate) poster: Option<String>,
    /// Where the stills lie beside the file, in order, and what is said of each.
    pub(crate) stills: Vec<(String, StillFacts)>,
    /// The film is liked, whatever is said of its viewings.
    pub(crate) film_liked: bool,
    /// The score given to the film and to no viewing, and when.
    pub(crate) film_score: Option<Score>,
    pub(crate) film_scored_on: Option<String>,
    /// It is of a viewing.
    pub(crate) watched: bool,
    /// It was seen before.
    pub(crate) rewatch: bool,
    /// It was liked.
    pub(crate) liked: bool,
    /// It was not seen to its end.
    pub(crate) abandoned: bool,
    /// Front matter that came with the file and means nothing here: each key, and its YAML.
    pub(crate) others: Vec<(String, String)>,
}

impl About {
    /// Whether nothing is said of the viewing but that it was.
    fn says_nothing(&self) -> bool {
        let marked = self.rewatch || self.liked || self.abandoned;
        self.watched_on.is_none() && self.score.is_none() && self.tags.is_empty() && !marked
    }
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
    line("film", worded(&about.title));
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
    if let Some(score) = about.film_score {
        line("film_score", score.to_string());
    }
    if let Some(date) = &about.film_scored_on {
        line("film_scored_on", quoted(date));
    }
    if let Some(date) = about.watched_on {
        line("watched_on", quoted(&date.to_string()));
    }
    for (name, said) in [
        ("film_liked", about.film_liked),
        // Only where nothing else would say so.
        ("watched", about.watched && about.says_nothing()),
        ("rewatch", about.rewatch),
        ("liked", about.liked),
        ("abandoned", about.abandoned),
    ] {
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
        line("tags", worded_list(&about.tags));
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
    line("film", worded(&film.title));
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
