//! RSS and Atom of the newest reviews.

use std::fmt::Write;

use jiff::Timestamp;
use jiff::fmt::rfc2822;

use super::About;
use super::index::{Entry, Index};
use super::out::Out;
use crate::Result;
use crate::exports::leaf::named;
use crate::exports::markup::escape;

/// Reviews in a feed.
const NEWEST: usize = 50;

/// Writes both.
pub(super) fn write(out: &mut Out<'_>, about: &About, index: &Index) -> Result<()> {
    let mut newest: Vec<&Entry> = index.entries.iter().collect();
    newest.sort_by(|a, b| b.row.written_at.cmp(&a.row.written_at));
    newest.truncate(NEWEST);
    out.write("feed.xml", rss(about, &newest).as_bytes())?;
    out.write("atom.xml", atom(about, &newest, &identity(about, index)).as_bytes())
}

/// What the feed is known by for ever: its address, else the first review ever written.
fn identity(about: &About, index: &Index) -> String {
    if !about.address.is_empty() {
        return about.address.clone();
    }
    let first = index.entries.iter().map(|it| it.row.uid.as_str()).min();
    format!("urn:uuid:{}", first.unwrap_or_default())
}

fn rss(about: &About, entries: &[&Entry]) -> String {
    let title = escape(&about.title);
    let link = if about.address.is_empty() { "index.html" } else { &about.address };
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\">\n<channel>\n<title>{title}</title>\n<link>{}</link>\n<description>{}</description>\n",
        escape(link),
        escape(&title)
    );
    for entry in entries {
        let _ = write!(
            xml,
            "<item>\n<title>{}</title>\n<link>{}</link>\n<guid isPermaLink=\"false\">urn:uuid:{}</guid>\n",
            escape(&heading(entry)),
            escape(&address(about, entry)),
            entry.row.uid
        );
        if let Some(date) = entry.row.written_at.parse().ok().and_then(spelled) {
            let _ = writeln!(xml, "<pubDate>{date}</pubDate>");
        }
        // A description is read as HTML, so what looks like markup in it is escaped for that first.
        let said = escape(&escape(&said(entry)));
        let _ = write!(xml, "<description>{said}</description>\n</item>\n");
    }
    xml + "</channel>\n</rss>\n"
}

fn atom(about: &About, entries: &[&Entry], id: &str) -> String {
    let title = escape(&about.title);
    let author = if about.author.is_empty() { &about.title } else { &about.author };
    let updated = entries.iter().map(|it| it.row.changed_at.as_str()).max().unwrap_or_default();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>{title}</title>\n<id>{}</id>\n<updated>{updated}</updated>\n<author><name>{}</name></author>\n<link rel=\"alternate\" href=\"{}index.html\"/>\n<link rel=\"self\" href=\"{}atom.xml\"/>\n",
        escape(id),
        escape(author),
        escape(&about.address),
        escape(&about.address)
    );
    for entry in entries {
        let row = &entry.row;
        let _ = write!(
            xml,
            "<entry>\n<title>{}</title>\n<id>urn:uuid:{}</id>\n<published>{}</published>\n<updated>{}</updated>\n<link rel=\"alternate\" href=\"{}\"/>\n<summary>{}</summary>\n",
            escape(&heading(entry)),
            row.uid,
            row.written_at,
            row.changed_at,
            escape(&address(about, entry)),
            escape(&said(entry))
        );
        for tag in &entry.tags {
            let _ = writeln!(xml, "<category term=\"{}\"/>", escape(tag));
        }
        xml.push_str("</entry>\n");
    }
    xml + "</feed>\n"
}

fn address(about: &About, entry: &Entry) -> String {
    format!("{}{}", about.address, entry.page())
}

fn heading(entry: &Entry) -> String {
    named(&entry.row.title, entry.row.year)
}

/// The review in a few words: whose film, and what it came to.
fn said(entry: &Entry) -> String {
    let mut said = Vec::new();
    if !entry.directors.is_empty() {
        said.push(format!("Directed by {}", entry.directors.join(", ")));
    }
    said.extend(entry.row.score.map(|score| format!("{score} out of 10")));
    said.join(". ")
}

/// A date as RSS writes it.
fn spelled(at: Timestamp) -> Option<String> {
    rfc2822::to_string(&at.to_zoned(jiff::tz::TimeZone::UTC)).ok()
}
