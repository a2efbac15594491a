use matinee_core::markdown;

use super::Sheet;
use crate::words::{plain, wrapped};

/// As wide as prose is read well in a terminal.
const WIDTH: usize = 78;

/// A record for reading in a terminal.
pub(super) fn text(sheet: &Sheet) -> String {
    let mut parts = vec![heading(sheet)];
    parts.extend(facts(sheet));
    parts.extend(viewing(sheet));
    if let Some((shown, words)) = &sheet.review {
        if !words.headline.is_empty() {
            parts.push(words.headline.to_uppercase());
        }
        parts.push(wrapped(markdown::to_text(&words.body).trim(), WIDTH));
        if !words.summary.is_empty() {
            parts.push(wrapped(markdown::to_text(&words.summary).trim(), WIDTH));
        }
        parts.push(format!(
            "{} words, a {}-minute read{}.",
            shown.page.words,
            shown.page.reading_minutes,
            if shown.finished { "" } else { ", a draft" }
        ));
    }
    parts.retain(|part| !part.is_empty());
    plain(&parts.join("\n\n"))
}

/// Title, year, tagline, score.
fn heading(sheet: &Sheet) -> String {
    let facts = &sheet.film.facts;
    let mut lines = Vec::new();
    let year = facts.year.map(|year| format!(" ({year})")).unwrap_or_default();
    lines.push(format!("{}{year}", facts.title));
    lines.extend(facts.original_title.clone());
    if !facts.tagline.is_empty() {
        lines.push(format!("“{}”", facts.tagline));
    }
    if let Some(score) = sheet.score() {
        let verdict = sheet.verdict().map(|word| format!(", {word}")).unwrap_or_default();
        lines.push(format!("{score} out of 10{verdict}"));
    }
    lines.join("\n")
}

fn facts(sheet: &Sheet) -> Option<String> {
    let facts = &sheet.film.facts;
    let cast: Vec<String> = facts
        .cast
        .iter()
        .map(|member| match member.character.is_empty() {
            true => member.name.clone(),
            false => format!("{} as {}", member.name, member.character),
        })
        .collect();
    let length = facts.runtime_min.map(|minutes| format!("{minutes} min")).unwrap_or_default();
    let lines: Vec<String> = [
        ("Directed by", facts.directors.join(", ")),
        ("Written by", facts.writers.join(", ")),
        ("With", cast.join(", ")),
        ("From", facts.countries.join(", ")),
        ("Length", length),
    ]
    .into_iter()
    .filter(|(_, what)| !what.is_empty())
    .map(|(name, what)| wrapped(&format!("{name} {what}"), WIDTH))
    .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn viewing(sheet: &Sheet) -> Option<String> {
    let viewing = sheet.viewing.as_ref()?;
    let date = viewing.watched_on.map_or_else(|| "undated".to_owned(), |date| date.to_string());
    let mut said = vec![format!("Watched {date}")];
    said.extend(viewing.rewatch.then(|| "again".to_owned()));
    said.extend(viewing.abandoned.then(|| "abandoned".to_owned()));
    said.extend(viewing.liked.then(|| "liked".to_owned()));
    said.extend(
        [&viewing.place, &viewing.format].into_iter().filter(|text| !text.is_empty()).cloned(),
    );
    if !viewing.companions.is_empty() {
        said.push(format!("with {}", viewing.companions.join(" and ")));
    }
    let mut lines = vec![wrapped(&format!("{}.", said.join(", ")), WIDTH)];
    if !viewing.note.is_empty() {
        lines.push(wrapped(&viewing.note, WIDTH));
    }
    if !viewing.tags.is_empty() {
        lines.push(wrapped(&format!("Tags: {}", viewing.tags.join(", ")), WIDTH));
    }
    Some(lines.join("\n"))
}
