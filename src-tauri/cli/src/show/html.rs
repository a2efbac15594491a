//! A review as a page of its own: no script, nothing from elsewhere, its pictures inside it.

use matinee_core::media::MediaHash;
use matinee_core::{Error, Journal};

use super::Sheet;

/// Where the renderer's pictures are for the window; here they are taken into the page.
const ADDRESS: &str = "media://localhost/";

/// Enough to read by. The page may load nothing: what is not in it is not shown.
const HEAD: &str = r#"<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<style>
:root { color-scheme: light dark; }
body { max-width: 38rem; margin: 3rem auto; padding: 0 1.25rem; font: 1.125rem/1.55 Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
h1 { font-size: 2.5rem; line-height: 1.1; margin-block: .25em; }
img { max-width: 100%; height: auto; }
figure { margin: 2rem 0; }
figcaption, .facts { color: GrayText; font-size: .9375rem; }
blockquote { font-style: italic; font-size: 1.4rem; margin: 2rem 0; }
</style>"#;

/// The page.
pub(super) fn html(journal: &Journal, sheet: &Sheet) -> Result<String, Error> {
    let facts = &sheet.film.facts;
    let year = facts.year.map(|year| format!(" ({year})")).unwrap_or_default();
    let title = escaped(&format!("{}{year}", facts.title));
    let mut body = format!("<h1>{title}</h1>\n");
    let mut line = |class: &str, text: &str| {
        if !text.is_empty() {
            body.push_str(&format!("<p class=\"{class}\">{}</p>\n", escaped(text)));
        }
    };
    line("tagline", &facts.tagline);
    line("facts", &facts_line(sheet));
    let mut language = String::new();
    if let Some((shown, words)) = &sheet.review {
        if let Some(tag) = &shown.language {
            let direction = if shown.right_to_left { " dir=\"rtl\"" } else { "" };
            language = format!(" lang=\"{}\"{direction}", escaped(tag));
        }
        line("headline", &words.headline);
        body.push_str(&with_pictures(journal, &shown.page.html)?);
        body.push_str("\n<hr>\n");
    }
    if let Some(score) = sheet.score() {
        let word = sheet.verdict().map(|word| format!(": {}", escaped(word))).unwrap_or_default();
        body.push_str(&format!(
            "<p class=\"score\"><strong>{score} out of 10{word}</strong></p>\n"
        ));
    }
    if let Some((shown, _)) = &sheet.review {
        body.push_str(&shown.summary);
    }
    Ok(format!(
        "<!doctype html>\n<html{language}>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n{HEAD}\n<body>\n{body}\n</body>\n</html>\n"
    ))
}

fn facts_line(sheet: &Sheet) -> String {
    let facts = &sheet.film.facts;
    let mut said = Vec::new();
    said.extend(facts.runtime_min.map(|minutes| format!("{minutes} min")));
    if !facts.directors.is_empty() {
        said.push(format!("directed by {}", facts.directors.join(", ")));
    }
    let names: Vec<&str> = facts.cast.iter().map(|member| member.name.as_str()).collect();
    if !names.is_empty() {
        said.push(format!("with {}", names.join(", ")));
    }
    if let Some(date) = sheet.viewing.as_ref().and_then(|viewing| viewing.watched_on) {
        said.push(format!("watched {date}"));
    }
    said.join(", ")
}

/// Puts each picture in the place of its address. A choice of sizes is of no use in one file.
fn with_pictures(journal: &Journal, html: &str) -> Result<String, Error> {
    let mut parts = html.split("<img");
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find('>').unwrap_or(part.len());
        let (tag, rest) = part.split_at(end);
        let tag = without(&without(tag, "srcset"), "sizes");
        page.push_str("<img");
        match tag.split_once(ADDRESS) {
            Some((before, after)) => {
                let (address, after) = after.split_at(after.find('"').unwrap_or(after.len()));
                page.push_str(before);
                page.push_str(&picture(journal, address)?.unwrap_or_default());
                page.push_str(after);
            }
            None => page.push_str(&tag),
        }
        page.push_str(rest);
    }
    Ok(page)
}

/// A picture as an address that holds it.
fn picture(journal: &Journal, address: &str) -> Result<Option<String>, Error> {
    let Some((hash, variant)) = address.split_once('/') else { return Ok(None) };
    let Ok(hash) = hash.parse::<MediaHash>() else { return Ok(None) };
    let shown = journal.picture(hash, variant)?;
    Ok(shown.map(|shown| format!("data:{};base64,{}", shown.media_type, base64(&shown.bytes))))
}

/// A tag without an attribute of the renderer's.
fn without(html: &str, attribute: &str) -> String {
    let opening = format!(" {attribute}=\"");
    let mut parts = html.split(opening.as_str());
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once('"').map_or("", |(_, rest)| rest));
    }
    kept
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        let vectors = ["", "f", "fo", "foo", "foob", "fooba", "foobar"];
        let encoded = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"];
        assert_eq!(vectors.map(|text| base64(text.as_bytes())), encoded);
    }

    #[test]
    fn an_attribute_is_cut_out_and_nothing_else() {
        let tag = " src=\"a\" srcset=\"b 1w, c 2w\" alt=\"d\"";
        assert_eq!(without(tag, "srcset"), " src=\"a\" alt=\"d\"");
    }
}
