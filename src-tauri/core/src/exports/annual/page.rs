//! The annual as one file: no script, nothing from elsewhere, its pictures inside it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::cards::Sheet;
use super::{Told, parts};
use crate::Result;
use crate::exports::around::{Alone, Pictures};
use crate::exports::markup::escape;
use crate::exports::styles;

const STYLES: &str = include_str!("annual.css");

/// The page.
pub(super) fn page(told: &Told, pictures: &Pictures<'_>, sheet: &Sheet) -> Result<String> {
    let styles = styles::page() + &styles::tight(STYLES);
    let policy = format!(
        "default-src 'none'; img-src data:; style-src {}; base-uri 'none'; form-action 'none'",
        styles::source(&styles)
    );
    let numeral = told.numeral();
    let title = escape(&format!("The annual, {}", told.time));
    let author = match told.author.as_str() {
        "" => String::new(),
        author => format!("<meta name=\"author\" content=\"{}\">\n", escape(author)),
    };
    let by = match told.author.as_str() {
        "" => String::new(),
        author => format!(" of {}", escape(author)),
    };
    let undated = match told.statistics.figures.undated {
        0 => String::new(),
        1 => "<p class=\"hint\">One viewing is undated, and in no year.</p>\n".to_owned(),
        many => format!("<p class=\"hint\">{many} viewings are undated, and in no year.</p>\n"),
    };
    let mut around = Alone(pictures);
    let jpeg = format!("data:image/jpeg;base64,{}", STANDARD.encode(sheet.jpeg()?));
    let body = [
        parts::ends(told, &mut around)?,
        parts::top(told, &mut around)?,
        parts::charts(told),
        parts::company(told),
        parts::lines(told),
        parts::figures(told),
        parts::sheet(told, &jpeg),
    ]
    .concat();
    Ok(format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n{author}<style>{styles}</style>\n</head>\n<body>\n<main class=\"annual\">\n<header class=\"cover\">\n<h1>The annual{by}: {}</h1>\n<p class=\"numeral{}\" aria-hidden=\"true\">{numeral}</p>\n<div><p class=\"essay\">{}</p>\n{undated}</div>\n</header>\n<hr class=\"oxford\">\n{body}</main>\n<footer class=\"colophon\"><p>Made with Matinee.</p></footer>\n</body>\n</html>\n",
        escape(&told.time),
        if numeral.chars().count() > 4 { " long" } else { "" },
        escape(&told.essay()),
    ))
}
