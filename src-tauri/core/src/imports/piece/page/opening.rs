//! The opening of a page: everything above the first paragraph.

use super::facts::{self, Fact};
use super::pictures::{Place, with_year};
use super::{Page, dates, furniture, names, pictures, same_title, scores, words};
use crate::imports::piece::line::LineKind;
use crate::imports::piece::picture::{PictureSource, PiecePicture};
use crate::imports::piece::record::{PieceField, WhyLeftOut};

/// The opening is looked for in so many lines.
const LINES: usize = 80;

/// The longest tagline, in words.
const TAGLINE: usize = 30;

/// The longest standfirst, in words; what is longer belongs to the text.
const STANDFIRST: usize = 70;

/// Reads the opening and answers where the body begins.
pub(super) fn read(page: &mut Page) -> usize {
    let named = named_title(page);
    drop_furniture(page, &named);
    let begins = body_begins(page);
    let title = find_title(page, begins, &named);
    tagline(page, begins, title);
    known_lines(page, begins);
    drop_before_title(page, begins, title);
    let begins = with_heading(page, begins, title);
    leftovers(page, begins, title);
    begins
}

/// The title that the page's picture lines name, where they do.
fn named_title(page: &Page) -> String {
    let mut named: Vec<(String, usize)> = Vec::new();
    let told = page.lines.iter().flat_map(|line| match pictures::of_line(&line.text) {
        Some(Place::Poster(title)) => vec![title],
        Some(Place::Still { title, whole, .. }) if whole == title => vec![title],
        Some(Place::Still { title, whole, .. }) => vec![title, whole],
        None => Vec::new(),
    });
    for title in told {
        match named.iter_mut().find(|(known, _)| same_title(known, &title)) {
            Some((_, count)) => *count += 1,
            None if title.is_empty() || words::count(&title) > 15 => {}
            None => named.push((title, 1)),
        }
    }
    // Of two named as often, the one named first.
    named
        .into_iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map(|(title, _)| title)
        .unwrap_or_default()
}

fn drop_furniture(page: &mut Page, named: &str) {
    for at in 0..page.lines.len() {
        let line = &page.lines[at];
        let is_picture = matches!(line.kind, LineKind::Picture(_));
        if !page.taken[at]
            && !is_picture
            && furniture::is_furniture(&line.text)
            && !same_title(&line.text, named)
        {
            page.leave_out(at, WhyLeftOut::Furniture);
        }
    }
}

/// Whether a line can only stand above the text.
fn is_of_opening(page: &Page, at: usize) -> bool {
    let line = &page.lines[at];
    let facts = facts::of_line(&line.text);
    let telling = facts.is_some_and(|facts| !matches!(facts.as_slice(), [Fact::Year(_)]));
    let poster = matches!(pictures::of_line(&line.text), Some(Place::Poster(_)));
    telling
        || poster
        || byline(&line.text).is_some()
        || is_cast_line(page, at)
        || line.kind == LineKind::Heading(1)
}

/// Names alone are a cast when they are an item of a list, or stand beside other facts.
fn is_cast_line(page: &Page, at: usize) -> bool {
    if names::bare_cast(page.text(at)).is_none() {
        return false;
    }
    let beside = |at: Option<usize>| {
        at.and_then(|at| page.lines.get(at))
            .is_some_and(|line| facts::of_line(&line.text).is_some())
    };
    page.lines[at].is_item() || beside(at.checked_sub(1)) || beside(Some(at + 1))
}

/// Where the text begins: at the first paragraph after which nothing of the opening follows.
fn body_begins(page: &Page) -> usize {
    let lines: Vec<usize> = page.open(0).take(LINES).collect();
    let is_prose = |at: &usize| {
        let line = &page.lines[*at];
        matches!(line.kind, LineKind::Plain | LineKind::Quote)
            && words::is_prose(&line.text)
            && facts::of_line(&line.text).is_none()
            && words::unquoted(&line.text).is_none_or(|inside| words::count(inside) > TAGLINE)
            && pictures::of_line(&line.text).is_none()
            && scores::of_line(&line.text).is_none()
            && byline(&line.text).is_none()
    };
    let prose: Vec<usize> = lines.iter().copied().filter(is_prose).collect();
    let Some(mut begins) = prose.first().copied() else {
        // No paragraph at all: the text, if there is one, is what follows the last fact.
        let last = lines.iter().rposition(|at| is_of_opening(page, *at));
        return last.and_then(|last| lines.get(last + 1).copied()).unwrap_or(page.lines.len());
    };
    for next in prose.iter().copied().skip(1).take(4) {
        let short = words::count(page.text(begins)) <= STANDFIRST;
        let between = lines.iter().any(|at| begins < *at && *at < next && is_of_opening(page, *at));
        if !(short && between) {
            break;
        }
        begins = next;
    }
    begins
}

/// Finds the title, keeps it, and answers its line.
fn find_title(page: &mut Page, begins: usize, named: &str) -> Option<usize> {
    for at in 0..begins {
        if let Some(facts) = facts::of_line(page.text(at))
            && let [Fact::Title(_)] = facts.as_slice()
            && !page.taken[at]
        {
            page.keep_facts(at, facts);
            return Some(at);
        }
    }
    let open: Vec<usize> = page.open(0).take_while(|at| *at < begins).collect();
    let best = open
        .iter()
        .enumerate()
        .filter_map(|(place, at)| Some((likeness(page, &open, place, named)?, *at)))
        .max_by(|(one, first), (other, second)| one.cmp(other).then(second.cmp(first)));
    let Some((_, at)) = best else {
        page.facts().title = named.to_owned();
        if let Some(at) =
            (0..page.lines.len()).find(|at| pictures::of_line(page.text(*at)).is_some())
            && !named.is_empty()
        {
            let line = page.lines[at].clone();
            page.piece.found(PieceField::Title, line.number, &line.text);
        }
        return None;
    };
    let Named { title, year, headline, original, .. } = named_in(page.text(at));
    page.facts().title = title;
    if let Some(original) = original {
        page.facts().original_title = Some(original);
        let line = page.lines[at].clone();
        page.piece.found(PieceField::OriginalTitle, line.number, &line.text);
    }
    if let Some(year) = year {
        page.facts().year = Some(year);
        let line = page.lines[at].clone();
        page.piece.found(PieceField::Year, line.number, &line.text);
    }
    if !headline.is_empty() {
        page.piece.form.text.headline = headline;
        let line = page.lines[at].clone();
        page.piece.found(PieceField::Headline, line.number, &line.text);
    }
    page.take(at, PieceField::Title);
    // Said again, as in a path above or a box of facts below, it is no other field; what stands
    // between the two belongs to the page as well.
    let title = page.facts().title.clone();
    let mut first = at;
    for again in open {
        if !page.taken[again] && same_title(&named_in(page.text(again)).title, &title) {
            first = first.min(again);
            page.leave_out(again, WhyLeftOut::Furniture);
        }
    }
    // Credits below the text are headed by it too.
    for again in begins..page.lines.len() {
        let read = named_in(page.text(again));
        let heads = read.of_review && same_title(&read.title, &title);
        if heads && !page.taken[again] && !words::is_prose(page.text(again)) {
            page.leave_out(again, WhyLeftOut::Furniture);
        }
    }
    Some(first)
}

/// How much speaks for a line of the opening being the title; nothing where it can't be.
fn likeness(page: &Page, open: &[usize], place: usize, named: &str) -> Option<u32> {
    let at = open[place];
    let line = &page.lines[at];
    let read = named_in(&line.text);
    let is_named = same_title(&read.title, named);
    let could_be = is_named
        || (facts::of_line(&line.text).is_none()
            && !is_cast_line(page, at)
            && pictures::of_line(&line.text).is_none()
            && scores::of_line(&line.text).is_none()
            && byline(&line.text).is_none()
            && words::unquoted(&line.text).is_none()
            && !furniture::is_menu(&line.text)
            && words::count(&line.text) <= 20
            && !matches!(line.kind, LineKind::Picture(_) | LineKind::Rule));
    if !could_be || read.title.is_empty() {
        return None;
    }
    let neighbour = |step: isize| {
        place.checked_add_signed(step).and_then(|place| open.get(place)).map(|at| page.text(*at))
    };
    let after_year = neighbour(-1).is_some_and(|before| {
        facts::of_line(before)
            .is_some_and(|facts| facts.iter().any(|fact| matches!(fact, Fact::Year(_))))
    });
    let before_tagline = neighbour(1).is_some_and(|next| words::unquoted(next).is_some());
    let facts_below = neighbour(1).and_then(facts::of_line).map_or(0, |facts| facts.len());
    let before_score = neighbour(1).is_some_and(|next| scores::of_line(next).is_some());
    // A site's name is followed by its menu.
    let above_menu = page.lines[at + 1..].iter().take(3).any(|line| furniture::is_menu(&line.text));
    let mentions = page.lines[at + 1..]
        .iter()
        .filter(|line| words::is_prose(&line.text) && line.text.contains(read.title.as_str()))
        .count()
        .min(3);
    let points = [
        (is_named, 100),
        (line.kind == LineKind::Heading(1), 60),
        (read.year.is_some(), 50),
        (read.of_review, 40),
        (after_year, 30),
        (before_tagline, 25),
        (facts_below > 0, 6),
        (facts_below >= 3, 30),
        (before_score, 25),
        (!above_menu, 20),
        (is_in_title_case(&read.title), 8),
        (!line.is_item() && !words::ends_as_sentence(&line.text), 5),
    ];
    let mentioned = 12 * u32::try_from(mentions).unwrap_or(0);
    Some(
        mentioned
            + points.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum::<u32>(),
    )
}

/// Whether every longer word of a line has a capital, as titles in English do.
fn is_in_title_case(line: &str) -> bool {
    line.split_whitespace().filter(|word| word.chars().count() > 4).all(|word| {
        !word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_lowercase)
    })
}

/// A title as a line has it, with what else the line says.
#[derive(Debug, Default, PartialEq)]
struct Named {
    title: String,
    year: Option<i16>,
    headline: String,
    /// The title in its own language, in brackets behind it.
    original: Option<String>,
    /// The line says that a review of it follows.
    of_review: bool,
}

/// Reads a title off a line: `Heat (1995)`, `Heat review – a slow burn`, `Film review: Heat`.
fn named_in(line: &str) -> Named {
    let mut named = Named::default();
    let mut rest = line.trim();
    for opening in ["film review", "movie review", "review"] {
        if let Some(after) = rest.get(opening.len()..)
            && rest[..opening.len()].eq_ignore_ascii_case(opening)
            && let Some(after) = after.trim_start().strip_prefix([':', '–', '—', '-', '|'])
        {
            rest = after.trim();
            named.of_review = true;
            break;
        }
    }
    for between in [
        " review – ",
        " review — ",
        " review - ",
        " review: ",
        " Review – ",
        " Review — ",
        " Review - ",
        " Review: ",
        " review | ",
        " Review | ",
    ] {
        if let Some((title, headline)) = rest.split_once(between) {
            named.of_review = true;
            named.headline =
                if between.contains('|') { String::new() } else { headline.trim().to_owned() };
            rest = title;
            break;
        }
    }
    for ending in [
        " film review",
        " movie review",
        " – review",
        " — review",
        " - review",
        ": review",
        " review",
    ] {
        let Some(cut) = rest.len().checked_sub(ending.len()) else { continue };
        if rest.is_char_boundary(cut) && rest[cut..].eq_ignore_ascii_case(ending) {
            rest = rest[..cut].trim_end_matches([':', '–', '—', '-', ' ']);
            named.of_review = true;
            break;
        }
    }
    if let Some((title, year)) = with_year(rest) {
        (rest, named.year) = (title, Some(year));
    }
    let mut rest = rest.trim();
    // '#214: Heat', the film's number on the site.
    if let Some(numbered) = rest.strip_prefix('#')
        && let Some((number, title)) = numbered.split_once([':', ' '])
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && title.trim().starts_with(char::is_uppercase)
    {
        rest = title.trim();
    }
    if let Some((title, original)) = with_original(rest) {
        (rest, named.original) = (title, Some(original.to_owned()));
    }
    named.title = words::unquoted(rest).unwrap_or(rest).to_owned();
    named
}

/// A title with its original in brackets behind it: `Night Ferry (Nattfärjan)`. Brackets may also
/// tell which cut or copy of a film it is.
fn with_original(line: &str) -> Option<(&str, &str)> {
    const COPIES: [&str; 15] = [
        "cut",
        "edition",
        "restoration",
        "restored",
        "version",
        "part",
        "remaster",
        "remastered",
        "review",
        "film",
        "movie",
        "series",
        "tv",
        "imax",
        "volume",
    ];
    let (title, original) = line.strip_suffix(')')?.rsplit_once(" (")?;
    let folded = crate::text::fold(original);
    let names = original.starts_with(char::is_uppercase)
        && words::count(original) <= 12
        && folded.chars().filter(|letter| letter.is_alphabetic()).count() >= 3
        && !folded.split(' ').any(|word| COPIES.contains(&word));
    (names && !title.trim().is_empty()).then(|| (title.trim(), original.trim()))
}

/// Keeps the first line in quotation marks, after the title if there is one there.
fn tagline(page: &mut Page, begins: usize, title: Option<usize>) {
    if !page.facts().tagline.is_empty() {
        return;
    }
    let fits = |page: &Page, at: usize| {
        !matches!(page.lines[at].kind, LineKind::Picture(_))
            && words::unquoted(page.text(at)).is_some_and(|inside| words::count(inside) <= TAGLINE)
    };
    let open: Vec<usize> =
        page.open(0).take_while(|at| *at < begins).filter(|at| fits(page, *at)).collect();
    let after = open.iter().copied().find(|at| title.is_some_and(|title| *at > title));
    if let Some(at) = after.or_else(|| open.first().copied()) {
        let line = words::unquoted(page.text(at)).unwrap_or_default().to_owned();
        page.facts().tagline = line;
        page.take(at, PieceField::Tagline);
    }
}

/// Keeps every line of the opening that a rule knows.
fn known_lines(page: &mut Page, begins: usize) {
    let open: Vec<usize> = page.open(0).take_while(|at| *at < begins).collect();
    for at in open {
        let line = page.lines[at].clone();
        if let LineKind::Picture(source) = line.kind {
            picture(page, at, Some(source), &line.text);
        } else if let Some(Place::Poster(_)) = pictures::of_line(&line.text) {
            picture(page, at, None, "");
        } else if let Some(facts) = facts::of_line(&line.text) {
            page.keep_facts(at, facts);
        } else if is_cast_line(page, at) {
            let cast = names::bare_cast(&line.text).unwrap_or_default();
            page.keep_facts(at, vec![Fact::Cast(cast)]);
        } else if let Some(byline) = byline(&line.text) {
            keep_byline(page, at, byline);
        } else if line.is_item()
            && !page.facts().directors.is_empty()
            && page.facts().cast.is_empty()
            && names::is_name(&line.text)
        {
            let cast = names::cast(&line.text).unwrap_or_default();
            page.keep_facts(at, vec![Fact::Cast(cast)]);
        }
    }
}

/// A poster, or a place for one. A second picture of the opening waits for the body.
fn picture(page: &mut Page, at: usize, source: Option<PictureSource>, caption: &str) {
    if page.piece.pictures.iter().any(|picture| picture.poster) {
        if source.is_none() {
            page.leave_out(at, WhyLeftOut::Furniture);
        }
        return;
    }
    let source = source.unwrap_or(PictureSource::Nowhere);
    let caption = if pictures::of_line(caption).is_some() { "" } else { caption };
    page.piece.pictures.push(PiecePicture::poster(caption.to_owned(), source));
    page.take(at, PieceField::Poster);
}

/// Who wrote it, and when that was.
struct Byline {
    /// Named as a writer, which may mean the film's.
    writers: Option<Vec<String>>,
    on: Option<jiff::civil::Date>,
}

/// A line without the time of day: `14 January 2026, 9:00 AM EST`.
fn without_time(line: &str) -> String {
    let is_time = |part: &str| {
        let mut words = part.split_whitespace();
        let clock = words.next().and_then(|clock| clock.split_once([':', '.']));
        let digits = |text: &str, most: usize| {
            (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        clock.is_some_and(|(hour, rest)| {
            digits(hour, 2) && digits(rest.trim_end_matches(|c: char| c.is_alphabetic()), 2)
        }) && words.all(|word| word.len() <= 4 && word.chars().all(char::is_alphabetic))
    };
    let cut = line.split_once(" at ").filter(|(_, time)| is_time(time)).map_or(line, |(on, _)| on);
    let parts: Vec<&str> = cut.split(',').filter(|part| !is_time(part)).collect();
    parts.join(",")
}

/// What a byline says: `By Ada Reis`, `Review by Ada Reis | 3 March 2024`, `3 March 2024`.
fn byline(line: &str) -> Option<Byline> {
    const OPENINGS: [&str; 10] = [
        "review by ",
        "reviewed by ",
        "words by ",
        "written by ",
        "posted by ",
        "text by ",
        "published by ",
        "by ",
        "author: ",
        "published ",
    ];
    if words::count(line) > 16 {
        return None;
    }
    let line = &without_time(line);
    let mut read = Byline { writers: None, on: None };
    if let Some(on) = dates::date(line).filter(|on| on.date().is_some()) {
        read.on = on.date();
        return Some(read);
    }
    // '3 March 2024 by Ada Reis'
    if let Some((date, name)) = line.split_once(" by ")
        && let Some(on) =
            dates::date(date.trim_start_matches("Published ").trim_start_matches("Posted on "))
                .and_then(crate::WatchedOn::date)
    {
        read.on = Some(on);
        return names::people(name).map(|_| read);
    }
    let opened = |part: &str| {
        let opening = OPENINGS
            .iter()
            .find(|it| part.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it)))?;
        Some((
            *opening,
            part[opening.len()..].trim().trim_start_matches([':', '-', '–']).trim().to_owned(),
        ))
    };
    // 'Ada Reis, 3 March 2024'
    if let Some((name, date)) = line.split_once(',')
        && let Some(on) = dates::date(date).and_then(crate::WatchedOn::date)
        && opened(name).is_none()
    {
        read.on = Some(on);
        return names::is_name(name).then_some(read);
    }
    let marked = line
        .replace(" on ", " | ")
        .replace(" · ", " | ")
        .replace(" • ", " | ")
        .replace(" — ", " | ")
        .replace(" – ", " | ");
    let parts: Vec<&str> =
        marked.split('|').map(str::trim).filter(|part| !part.is_empty()).collect();
    let mut opens = false;
    for part in &parts {
        if let Some(date) = dates::date(part).and_then(crate::WatchedOn::date) {
            read.on = Some(date);
            continue;
        }
        if let Some((opening, rest)) = opened(part) {
            opens = true;
            if let Some(date) = dates::date(&rest).and_then(crate::WatchedOn::date) {
                read.on = Some(date);
                continue;
            }
            let (name, date) = rest
                .split_once(',')
                .map_or((rest.as_str(), None), |(name, more)| (name, dates::date(more)));
            read.on = read.on.or_else(|| date.and_then(crate::WatchedOn::date));
            let people = names::people(if date.is_some() { name } else { &rest })?;
            if opening == "written by " {
                read.writers = Some(people);
            }
        } else if names::people(part).is_none() {
            return None;
        }
    }
    (opens || (read.on.is_some() && parts.len() > 1)).then_some(read)
}

fn keep_byline(page: &mut Page, at: usize, byline: Byline) {
    if let Some(on) = byline.on
        && page.piece.written_on.is_none()
    {
        page.piece.written_on = Some(on);
        let line = page.lines[at].clone();
        page.piece.found(PieceField::WrittenOn, line.number, &line.text);
    }
    // Among the film's facts, who wrote is who wrote the film.
    let beside = [at.checked_sub(1), Some(at + 1)]
        .into_iter()
        .flatten()
        .filter_map(|at| page.lines.get(at))
        .any(|line| {
            facts::of_line(&line.text).is_some_and(|facts| {
                facts.iter().any(|fact| matches!(fact, Fact::Directors(_) | Fact::Cast(_)))
            })
        });
    match byline.writers {
        Some(writers) if page.lines[at].is_item() || beside => {
            page.keep_facts(at, vec![Fact::Writers(writers)])
        }
        _ => page.leave_out(at, WhyLeftOut::Byline),
    }
}

/// Above the title stands the site: its name, its menu, what it says of itself.
fn drop_before_title(page: &mut Page, begins: usize, title: Option<usize>) {
    let Some(title) = title else { return };
    let open: Vec<usize> = page.open(0).take_while(|at| *at < title && *at < begins).collect();
    for at in open {
        if scores::of_line(page.text(at)).is_none()
            && !matches!(page.lines[at].kind, LineKind::Picture(_))
        {
            page.leave_out(at, WhyLeftOut::Furniture);
        }
    }
}

/// Where the body begins with the heading that stands right above its first paragraph.
fn with_heading(page: &Page, begins: usize, title: Option<usize>) -> usize {
    let mut first = begins;
    for at in (0..begins).rev() {
        let line = &page.lines[at];
        let is_still = matches!(pictures::of_line(&line.text), Some(Place::Still { .. }))
            || matches!(line.kind, LineKind::Picture(_));
        let is_heading = matches!(line.kind, LineKind::Heading(level) if level > 1)
            || (line.is_plain()
                && words::looks_like_heading(&line.text)
                && scores::of_line(&line.text).is_none()
                && title.is_some_and(|title| (title + 1..at).any(|before| page.taken[before])));
        if page.taken[at] || title.is_some_and(|title| at <= title) || !(is_still || is_heading) {
            break;
        }
        first = at;
        if is_heading && !is_still {
            break;
        }
    }
    // Words that stand there again below are a table of contents, not a heading.
    let again =
        |at: usize| page.lines[at + 1..].iter().any(|line| line.text == page.lines[at].text);
    if first < begins && again(first) { begins } else { first }
}

/// What is left of the opening: a headline, a tagline without its marks, a standfirst; otherwise
/// nothing that is understood.
fn leftovers(page: &mut Page, begins: usize, title: Option<usize>) {
    let open: Vec<usize> = page.open(0).take_while(|at| *at < begins).collect();
    for at in open {
        let line = page.lines[at].clone();
        if matches!(line.kind, LineKind::Picture(_)) || scores::of_line(&line.text).is_some() {
            // The body has a place for the picture, the closing words one for the score.
            continue;
        }
        if matches!(pictures::of_line(&line.text), Some(Place::Still { .. })) {
            continue;
        }
        let again = page.lines[at + 1..].iter().any(|other| other.text == line.text);
        let next_to_title = title
            .is_some_and(|title| (title + 1..at).all(|between| page.taken[between]) && at > title);
        let count = words::count(&line.text);
        if again || furniture::is_menu(&line.text) {
            page.leave_out(at, WhyLeftOut::Furniture);
        } else if words::is_prose(&line.text) && count > 8 {
            page.taken[at] = true;
            page.standfirst.push(at);
        } else if next_to_title
            && words::ends_as_sentence(&line.text)
            && page.facts().tagline.is_empty()
        {
            page.facts().tagline = line.text.clone();
            page.take(at, PieceField::Tagline);
        } else if next_to_title
            && page.piece.form.text.headline.is_empty()
            && (3..=20).contains(&count)
        {
            page.piece.form.text.headline = line.text.clone();
            page.take(at, PieceField::Headline);
        } else if title.is_none() && scores::is_verdict(&line.text) {
            continue;
        } else if !scores::is_verdict(&line.text) {
            page.leave_out(at, WhyLeftOut::NotUnderstood);
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Heat (1995)", "Heat", Some(1995), "")]
    #[case("Heat review – a slow burn", "Heat", None, "a slow burn")]
    #[case("Film review: Heat (1995)", "Heat", Some(1995), "")]
    #[case("“Heat” Movie Review", "Heat", None, "")]
    #[case("The Review", "The", None, "")]
    #[case("#214: Heat (Hitze)", "Heat", None, "")]
    #[case("Heat (Director’s Cut)", "Heat (Director’s Cut)", None, "")]
    #[case("#1 of the year", "#1 of the year", None, "")]
    fn a_title_is_read_off_its_line(
        #[case] line: &str,
        #[case] title: &str,
        #[case] year: Option<i16>,
        #[case] headline: &str,
    ) {
        let read = named_in(line);
        assert_eq!(
            (read.title.as_str(), read.year, read.headline.as_str()),
            (title, year, headline)
        );
    }

    #[rstest]
    #[case("By Ada Reis", true)]
    #[case("Review by Ada Reis | 3 March 2024", true)]
    #[case("Ada Reis, 3 March 2024", true)]
    #[case("March 3, 2024", true)]
    #[case("Published 3 March 2024 by Ada Reis", true)]
    #[case("March 3, 2018 by J. R. Haddow", true)]
    #[case("Published Jan 14, 2026, 9:00 AM EST", true)]
    #[case("3 March 2024 at 14:05", true)]
    #[case("By the water", false)]
    #[case("By then it is too late, and Ada Reis knows it.", false)]
    fn a_byline_is_a_name_or_a_date(#[case] line: &str, #[case] is: bool) {
        assert_eq!(byline(line).is_some(), is);
    }
}
