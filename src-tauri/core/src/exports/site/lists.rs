//! The front page, and the pages of years, directors and tags.

use std::fmt::Write;

use super::About;
use super::frame::{Page, framed};
use super::index::{Entry, Group, Index};
use super::out::Out;
use crate::exports::article::bdi;
use crate::exports::markup::escape;
use crate::exports::words;
use crate::media::Variant;
use crate::{Related, Result};

/// Writes them all.
pub(super) fn write(out: &mut Out<'_>, about: &About, index: &Index) -> Result<()> {
    front(out, about, index)?;
    for group in index.years.iter().chain(&index.directors).chain(&index.tags) {
        let entries: Vec<&Entry> = group.entries.iter().map(|at| &index.entries[*at]).collect();
        let tiles = tiles(out, &entries, "../")?;
        let main = format!(
            "<div class=\"page\">\n{}{tiles}</div>\n",
            head(&group.title, &words::counted(entries.len(), "review", "reviews"))
        );
        let page = Page {
            up: "../",
            title: &group.title,
            language: None,
            head: "",
            main: &main,
            searches: false,
        };
        out.write(&group.file, framed(about, &page).as_bytes())?;
    }
    Ok(())
}

fn front(out: &mut Out<'_>, about: &About, index: &Index) -> Result<()> {
    let entries: Vec<&Entry> = index.entries.iter().collect();
    let tiles = tiles(out, &entries, "")?;
    let mut main = format!(
        "<div class=\"page\">\n{}",
        head(&about.title, &words::counted(entries.len(), "review", "reviews"))
    );
    // Shown by its script, since it is of no use without it.
    main.push_str("<div class=\"search\" role=\"search\" hidden><label for=\"words\">Find a film, a person or a word</label><input class=\"input input-serif\" type=\"search\" id=\"words\" autocomplete=\"off\" spellcheck=\"false\"><p class=\"hint\" id=\"found\" role=\"status\"></p><ol class=\"hits\"></ol></div>\n");
    main.push_str(&tiles);
    for (title, id, groups) in [
        ("Years", "years", &index.years),
        ("Directors", "directors", &index.directors),
        ("Tags", "tags", &index.tags),
    ] {
        main.push_str(&contents(title, id, groups));
    }
    main.push_str("</div>\n");
    let page =
        Page { up: "", title: &about.title, language: None, head: "", main: &main, searches: true };
    out.write("index.html", framed(about, &page).as_bytes())
}

fn head(title: &str, line: &str) -> String {
    format!(
        "<div class=\"head\"><div>\n<h1>{}</h1>\n<p class=\"head-sub\">{line}</p>\n</div></div>\n<hr class=\"oxford\">\n",
        bdi(title, None)
    )
}

/// A table of contents: each name with how many reviews it has.
fn contents(title: &str, id: &str, groups: &[Group]) -> String {
    if groups.is_empty() {
        return String::new();
    }
    let mut html = format!(
        "<section class=\"contents\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n<ul class=\"toc\">\n"
    );
    for group in groups {
        let _ = writeln!(
            html,
            "<li><a href=\"{}\"><span>{}</span><span class=\"dots\"></span><span class=\"n num\">{}</span></a></li>",
            group.address(),
            bdi(&group.title, None),
            group.entries.len()
        );
    }
    html + "</ul>\n</section>\n"
}

/// Films as posters, each a way to its review.
fn tiles(out: &mut Out<'_>, entries: &[&Entry], up: &str) -> Result<String> {
    let mut html = "<ul class=\"tiles\">\n".to_owned();
    for entry in entries {
        html.push_str(&tile(out, entry, up, None)?);
    }
    Ok(html + "</ul>\n")
}

/// What to read after a review, each with why.
pub(super) fn related(
    out: &mut Out<'_>,
    index: &Index,
    related: &[Related],
    up: &str,
) -> Result<String> {
    let mut cards = String::new();
    for one in related {
        if let Some(entry) = index.entry(one.review) {
            cards.push_str(&tile(out, entry, up, Some(words::because(&one.reason)))?);
        }
    }
    if cards.is_empty() {
        return Ok(cards);
    }
    Ok(format!(
        "<section class=\"more wide\" aria-labelledby=\"more\">\n<h2 id=\"more\">Keep exploring</h2>\n<ul class=\"tiles\">\n{cards}</ul>\n</section>\n"
    ))
}

fn tile(out: &mut Out<'_>, entry: &Entry, up: &str, why: Option<String>) -> Result<String> {
    let row = &entry.row;
    let poster = match &row.poster {
        Some(hash) => out.picture(hash, Variant::Poster1x)?,
        None => None,
    };
    // The title stands beneath it, so that the picture says nothing twice.
    let poster = match poster {
        Some(name) => format!(
            "<span class=\"poster\"><img src=\"{up}{name}\" alt=\"\" width=\"300\" height=\"450\" loading=\"lazy\"></span>"
        ),
        None => format!(
            "<span class=\"poster wrapper\" aria-hidden=\"true\"><span><b>{}</b></span></span>",
            escape(&row.title)
        ),
    };
    let why = why.map(|why| format!("<span class=\"why\">{}</span>", escape(&why)));
    let said: Vec<String> = row
        .year
        .map(|year| year.to_string())
        .into_iter()
        .chain(row.score.map(|score| score.to_string()))
        .collect();
    Ok(format!(
        "<li><a href=\"{up}{}\">{}{poster}<span class=\"t\">{}</span><span class=\"faint num\">{}</span></a></li>\n",
        entry.page(),
        why.unwrap_or_default(),
        bdi(&row.title, row.language.as_deref()),
        said.join(", ")
    ))
}
