//! A review as the window's page has it: opening, text, verdict, stills, viewings, tags, and where
//! to go next. One writer for a page by itself, a site and a book.

use std::fmt::Write;

use super::around::{Around, placed};
use super::leaf::Leaf;
use super::markup::{Syntax, escape};
use super::{ruler, words};
use crate::Result;
use crate::media::{Still, Variant};

/// Names of the cast that fit the billing line.
const BILLED: usize = 4;

/// A page being written.
pub(super) struct Article<'a> {
    pub(super) leaf: &'a Leaf,
    pub(super) around: &'a mut dyn Around,
    pub(super) syntax: Syntax,
    pub(super) html: String,
}

/// Writes a review, without what follows it on a site.
pub(super) fn article(leaf: &Leaf, around: &mut dyn Around, syntax: Syntax) -> Result<String> {
    let mut page = Article { leaf, around, syntax, html: String::new() };
    page.opening()?;
    page.text()?;
    page.verdict()?;
    page.stills()?;
    page.viewings();
    page.tags();
    Ok(page.html)
}

/// The element around a review, with its language.
pub(super) fn opened(leaf: &Leaf) -> String {
    let mut tag = "<article class=\"review\"".to_owned();
    if let Some(review) = &leaf.review {
        if let Some(language) = &review.language {
            let _ = write!(tag, " lang=\"{}\"", escape(language));
        }
        if review.right_to_left {
            tag.push_str(" dir=\"rtl\"");
        }
    }
    tag + ">\n"
}

impl Article<'_> {
    fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn opening(&mut self) -> Result<()> {
        let facts = &self.leaf.facts;
        self.push("<header class=\"opening wide\"><div class=\"opening-in\"><div class=\"opening-text\">\n<div class=\"opening-heads\">\n");
        if facts.year.is_some() || !facts.countries.is_empty() {
            let year = facts.year.map(|year| link(&year.to_string(), self.around.year(year)));
            let countries = match facts.countries.as_slice() {
                [] => String::new(),
                countries => format!(" <span>{}</span>", escape(&countries.join(", "))),
            };
            let line =
                format!("<p class=\"opening-year\">{}{countries}</p>\n", year.unwrap_or_default());
            self.push(&line);
        }
        let length = match facts.title.chars().count() {
            0..=28 => "",
            29..=60 => " data-length=\"m\"",
            _ => " data-length=\"l\"",
        };
        let title = bdi(&facts.title, self.leaf.title_language.as_deref());
        let line = format!("<h1 class=\"opening-title\"{length}>{title}</h1>\n");
        self.push(&line);
        let original = facts.original_title.as_deref().filter(|title| *title != facts.title);
        self.line("opening-original", original.unwrap_or_default());
        if !facts.tagline.is_empty() {
            self.line("opening-tag", &format!("“{}”", facts.tagline));
        }
        let headline = self.leaf.review.as_ref().map(|review| review.text.headline.as_str());
        self.line("opening-headline", headline.unwrap_or_default());
        self.push("</div>\n");
        self.billing();
        self.seen();
        self.push("</div>\n");
        self.poster()?;
        self.push("</div></header>\n");
        Ok(())
    }

    fn line(&mut self, class: &str, text: &str) {
        if !text.is_empty() {
            let line =
                format!("<p class=\"{class}\"><bdi dir=\"auto\">{}</bdi></p>\n", escape(text));
            self.push(&line);
        }
    }

    fn billing(&mut self) {
        let facts = &self.leaf.facts;
        let mut parts = Vec::new();
        if let Some(minutes) = facts.runtime_min {
            parts.push(words::counted(minutes as usize, "minute", "minutes"));
        }
        if !facts.directors.is_empty() {
            let linked: Vec<String> = facts
                .directors
                .iter()
                .map(|name| link(&escape(name), self.around.director(name)))
                .collect();
            parts.push(format!(
                "<span class=\"credit\">Directed by</span> <bdi>{}</bdi>",
                words::names(&linked)
            ));
        }
        let billed: Vec<String> =
            facts.cast.iter().take(BILLED).map(|member| escape(&member.name)).collect();
        if !billed.is_empty() {
            parts.push(format!(
                "<span class=\"credit\">With</span> <bdi>{}</bdi>",
                billed.join(", ")
            ));
        }
        if !parts.is_empty() {
            let spans: Vec<String> =
                parts.into_iter().map(|part| format!("<span>{part}</span>")).collect();
            let line = format!("<p class=\"billing\">{}</p>\n", spans.join(" "));
            self.push(&line);
        }
    }

    fn seen(&mut self) {
        let mut parts = Vec::new();
        if let Some(review) = &self.leaf.review {
            parts.push(format!("{}-minute read", review.page.reading_minutes));
        }
        if let Some(seen) = self.leaf.seen {
            if let Some(on) = seen.watched_on {
                parts.push(format!(
                    "Watched <time datetime=\"{}\">{}</time>",
                    on.stored(),
                    words::date(on)
                ));
            }
            parts.extend(seen.nth.map(words::nth_viewing));
            if self.leaf.viewing().is_some_and(|viewing| viewing.rewatch) {
                parts.push("<span class=\"rewatch\">Rewatch</span>".to_owned());
            }
        }
        if self.leaf.review.as_ref().is_some_and(|review| review.text.spoilers) {
            parts.push("<span class=\"spoils\">Gives the plot away</span>".to_owned());
        }
        if !parts.is_empty() {
            let spans: Vec<String> =
                parts.into_iter().map(|part| format!("<span>{part}</span>")).collect();
            let line = format!("<p class=\"seen\">{}</p>\n", spans.join(" "));
            self.push(&line);
        }
    }

    fn poster(&mut self) -> Result<()> {
        let Some(hash) = &self.leaf.poster else { return Ok(()) };
        let Some(address) = self.around.picture(hash, Variant::Poster2x)? else { return Ok(()) };
        let alt = escape(&format!("Poster of {}", self.leaf.facts.title));
        let end = self.end();
        let figure = format!(
            "<figure class=\"opening-poster\"><span class=\"poster\"><img src=\"{address}\" alt=\"{alt}\"{end}</span></figure>\n"
        );
        self.push(&figure);
        Ok(())
    }

    fn text(&mut self) -> Result<()> {
        let Some(review) = &self.leaf.review else { return Ok(()) };
        let body = placed(&review.page.html, self.around, self.syntax)?;
        let html = format!("<div class=\"written\">\n{body}</div>\n");
        self.push(&html);
        Ok(())
    }

    fn verdict(&mut self) -> Result<()> {
        let summary = match &self.leaf.review {
            Some(review) => placed(&review.summary, self.around, self.syntax)?,
            None => String::new(),
        };
        let word = self.leaf.verdict.as_deref().unwrap_or_default();
        if self.leaf.score.is_none() && word.is_empty() && summary.is_empty() {
            return Ok(());
        }
        let rule = if self.syntax == Syntax::Xml {
            "<hr class=\"oxford\"/>"
        } else {
            "<hr class=\"oxford\">"
        };
        let mut html = format!(
            "<section class=\"verdict-block wide\" aria-labelledby=\"verdict\">\n{rule}\n<div class=\"verdict-in\">\n"
        );
        let heading = match self.leaf.score {
            Some(score) => {
                let _ = writeln!(
                    html,
                    "<p class=\"numeral\" aria-hidden=\"true\">{score}<small>/ 10</small></p>"
                );
                let colon = if word.is_empty() { "" } else { ": " };
                format!("<span class=\"vh\">{score} out of 10{colon}</span>{}", escape(word))
            }
            None if word.is_empty() => "<span class=\"vh\">Verdict</span>".to_owned(),
            None => escape(word),
        };
        let _ = write!(
            html,
            "<div><h2 class=\"verdict-word\" id=\"verdict\">{heading}</h2>\n<div class=\"verdict-sum\">{summary}</div></div>\n</div>\n"
        );
        // A book's readers are told of every drawing; the ruler says nothing the words do not.
        if let Some(score) = self.leaf.score.filter(|_| self.syntax == Syntax::Html) {
            let here = self.leaf.seen.map(|seen| seen.viewing);
            let earlier = self.leaf.viewings.iter().filter(|one| Some(one.id) != here);
            let earlier: Vec<_> = earlier.filter_map(|one| one.score).collect();
            html.push_str(&ruler::drawn(score, &earlier));
        }
        html.push_str("</section>\n");
        self.push(&html);
        Ok(())
    }

    /// The stills that the text has not shown.
    fn stills(&mut self) -> Result<()> {
        let used = self.leaf.review.as_ref().map(|review| &review.page.stills_used);
        let left: Vec<&Still> = self
            .leaf
            .stills
            .iter()
            .filter(|still| used.is_none_or(|used| !used.contains(&still.name)))
            .collect();
        let mut figures = String::new();
        for still in left {
            let Some(address) = self.around.picture(&still.hash, Variant::Still2x)? else {
                continue;
            };
            let alt = match still.facts.alt.as_str() {
                "" => format!("Still from {}", self.leaf.facts.title),
                alt => alt.to_owned(),
            };
            let caption = match still.facts.caption.as_str() {
                "" => String::new(),
                caption => format!("<figcaption>{}</figcaption>", escape(caption)),
            };
            let _ = writeln!(
                figures,
                "<figure class=\"still\" data-still=\"{}\"><img src=\"{address}\" width=\"{}\" height=\"{}\" alt=\"{}\"{}{caption}</figure>",
                escape(&still.name),
                still.width,
                still.height,
                escape(&alt),
                self.end()
            );
        }
        if !figures.is_empty() {
            let html = format!(
                "<section class=\"gallery wide\" aria-labelledby=\"gallery\">\n<h2 id=\"gallery\">Stills</h2>\n<div class=\"gallery-in\">\n{figures}</div>\n</section>\n"
            );
            self.push(&html);
        }
        Ok(())
    }

    /// The film's viewings, where there are several, and how the score moved.
    fn viewings(&mut self) {
        if self.leaf.viewings.len() < 2 {
            return;
        }
        let here = self.leaf.seen.map(|seen| seen.viewing);
        let mut rows = String::new();
        for viewing in &self.leaf.viewings {
            let score = viewing.score.map_or_else(|| "–".to_owned(), |score| score.to_string());
            let mut on = viewing.watched_on.map_or_else(|| "Undated".to_owned(), words::date);
            // The sentence of a date begins with a capital here.
            if let Some(rest) = on.strip_prefix("about ") {
                on = format!("About {rest}");
            }
            let address = viewing.review.and_then(|review| self.around.review(review));
            let on = link(&on, address.filter(|_| Some(viewing.id) != here));
            let mut said: Vec<String> = viewing.change.map(words::change).into_iter().collect();
            said.extend((Some(viewing.id) == here).then(|| "this one".to_owned()));
            let _ = writeln!(
                rows,
                "<li><span class=\"score\">{score}</span> <span>{on}</span> <span class=\"d\">{}</span></li>",
                said.join(", ")
            );
        }
        let html = format!(
            "<section class=\"after wide sub\" aria-labelledby=\"viewings\">\n<h2 class=\"side\" id=\"viewings\">Viewings</h2>\n<ol class=\"main drift\">\n{rows}</ol>\n</section>\n"
        );
        self.push(&html);
    }

    fn tags(&mut self) {
        if self.leaf.tags.is_empty() {
            return;
        }
        let tags: Vec<String> = self
            .leaf
            .tags
            .iter()
            .map(|tag| format!("<li>{}</li>", link(&escape(tag), self.around.tag(tag))))
            .collect();
        let html = format!(
            "<section class=\"after wide sub\" aria-labelledby=\"tags\">\n<h2 class=\"side\" id=\"tags\">Tags</h2>\n<ul class=\"main tags\">\n{}\n</ul>\n</section>\n",
            tags.join("\n")
        );
        self.push(&html);
    }

    /// How an element that holds nothing ends.
    fn end(&self) -> &'static str {
        if self.syntax == Syntax::Xml { "/>" } else { ">" }
    }
}

/// Words with a way somewhere, where there is one. `html` is escaped already.
pub(super) fn link(html: &str, address: Option<String>) -> String {
    match address {
        Some(address) => format!("<a class=\"link\" href=\"{}\">{html}</a>", escape(&address)),
        None => html.to_owned(),
    }
}

/// A title, kept apart from the direction of the words around it.
pub(super) fn bdi(title: &str, language: Option<&str>) -> String {
    let language =
        language.map(|language| format!(" lang=\"{}\"", escape(language))).unwrap_or_default();
    format!("<bdi{language} dir=\"auto\">{}</bdi>", escape(title))
}
