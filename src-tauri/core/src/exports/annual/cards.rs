//! Cards to send: the annual in six pictures, drawn here.

use super::Told;
use super::charts::{films_a_spine, piles, uneven};
use crate::exports::around::Pictures;
use crate::exports::drawing::{Drawing, GROUND, INK, LAMP, Line, SOFT};
use crate::exports::words::{self, points};
use crate::media::Variant;
use crate::{FilmTile, PersonBar, Progress, Result};

const WIDTH: u32 = 1080;
const HEIGHT: u32 = 1350;
const MARGIN: u32 = 72;
const ROOM: u32 = WIDTH - 2 * MARGIN;
/// Under the rule and the line that says what it is of.
const TOP: u32 = 210;

/// The cards by name; one that has nothing to show is not drawn.
pub(super) const CARDS: [(&str, Draw); 6] = [
    ("1-cover", cover),
    ("2-contact-sheet", contact),
    ("3-the-ten-best", top),
    ("4-the-shelf", shelf),
    ("5-the-company", company),
    ("6-lines", lines),
];

type Draw = fn(&Told, &Pictures<'_>) -> Result<Option<Drawing>>;

/// The contact sheet of the page.
pub(super) struct Sheet(Drawing);

impl Sheet {
    pub(super) fn jpeg(&self) -> Result<Vec<u8>> {
        self.0.jpeg()
    }
}

/// Posters of the sheet of the page: how many stand side by side, and how wide each is.
const COLUMNS: u32 = 12;
const FRAME: u32 = 128;
const GAP: u32 = 8;

/// Every film of the sheet, in rows.
pub(super) fn sheet(told: &Told, pictures: &Pictures<'_>, progress: Progress<'_>) -> Result<Sheet> {
    let films = &told.annual.sheet;
    let many = u32::try_from(films.len()).unwrap_or(u32::MAX).max(1);
    let columns = many.min(COLUMNS);
    let rows = many.div_ceil(columns);
    let step = (FRAME + GAP, FRAME * 3 / 2 + GAP);
    let mut drawing = Drawing::new(columns * step.0 - GAP, rows * step.1 - GAP)?;
    for (place, film) in (0..).zip(films) {
        progress.at(place as usize, films.len(), &film.title)?;
        let at = [place % columns * step.0, place / columns * step.1, FRAME, FRAME * 3 / 2];
        poster(&mut drawing, pictures, film, at, Variant::Poster1x);
    }
    Ok(Sheet(drawing))
}

/// A poster in its place, or the plain wrapper a film wears without one.
fn poster(
    drawing: &mut Drawing,
    pictures: &Pictures<'_>,
    film: &FilmTile,
    at: [u32; 4],
    variant: Variant,
) {
    if let Some(jpeg) = film.poster.as_ref().and_then(|hash| pictures.fetch(hash, variant)) {
        drawing.picture(&jpeg, at);
        return;
    }
    let [x, y, width, height] = at;
    drawing.fill(at, LAMP);
    drawing.fill([x + 3, y + 3, width.saturating_sub(6), height.saturating_sub(6)], GROUND);
    let size = (width as f32 / 8.0).max(12.0);
    if drawing.can_write(&film.title) {
        let lines = drawing.wrapped(&film.title, size, width as f32 - 20.0);
        for (line, text) in lines.iter().take(6).enumerate() {
            let y = y as f32 + size * 1.15 * (line as f32 + 1.6);
            drawing.line(text, Line { x: x as f32 + 10.0, y, size, italic: false, colour: INK });
        }
    }
}

/// An empty card: the rule, and what it is of.
fn card(told: &Told, name: &str) -> Result<Drawing> {
    let mut card = Drawing::new(WIDTH, HEIGHT)?;
    card.fill([MARGIN, MARGIN, ROOM, 9], INK);
    card.fill([MARGIN, MARGIN + 15, ROOM, 3], INK);
    let mut line = Line { x: MARGIN as f32, y: 150.0, size: 46.0, italic: true, colour: SOFT };
    card.line(name, line);
    let time = told.numeral();
    line.x = (WIDTH - MARGIN) as f32 - card.width(&time, 46.0);
    line.italic = false;
    card.line(&time, line);
    if card.can_write(&told.author) && !told.author.is_empty() {
        let size = 28.0;
        let x = MARGIN as f32;
        card.line(
            &told.author,
            Line { x, y: (HEIGHT - 48) as f32, size, italic: true, colour: SOFT },
        );
    }
    Ok(card)
}

fn cover(told: &Told, pictures: &Pictures<'_>) -> Result<Option<Drawing>> {
    let mut card = card(told, "The annual")?;
    let numeral = told.numeral();
    let size = [430.0, 300.0, 220.0, 150.0]
        .into_iter()
        .find(|size| card.width(&numeral, *size) <= ROOM as f32)
        .unwrap_or(110.0);
    let x = MARGIN as f32;
    card.line(&numeral, Line { x, y: 230.0 + size * 0.72, size, italic: false, colour: INK });
    let mut y = 250.0 + size * 0.72 + 80.0;
    for line in card.wrapped(&told.essay(), 46.0, ROOM as f32) {
        card.line(&line, Line { x, y, size: 46.0, italic: false, colour: INK });
        y += 62.0;
    }
    let statistics = &told.statistics;
    let mut films: Vec<&FilmTile> = Vec::new();
    for moment in [&statistics.first, &statistics.best, &statistics.last].into_iter().flatten() {
        if films.iter().all(|film| film.id != moment.film.id) {
            films.push(&moment.film);
        }
    }
    let width = (ROOM - 2 * 24) / 3;
    let height = width * 3 / 2;
    for (place, film) in (0..).zip(films) {
        let at = [MARGIN + place * (width + 24), HEIGHT - 100 - height, width, height];
        poster(&mut card, pictures, film, at, Variant::Poster2x);
    }
    Ok(Some(card))
}

fn contact(told: &Told, pictures: &Pictures<'_>) -> Result<Option<Drawing>> {
    let films = &told.annual.sheet;
    let mut card = card(told, "Contact sheet")?;
    let room = HEIGHT - TOP - 90;
    // As few columns as leave room for every row, so that posters are as large as they can be.
    let many = u32::try_from(films.len()).unwrap_or(u32::MAX).max(1);
    let width = |columns: u32| (ROOM - (columns - 1) * GAP) / columns;
    let fits =
        |columns: &u32| many.div_ceil(*columns) * (width(*columns) * 3 / 2 + GAP) <= room + GAP;
    let columns = (3..=24).find(fits).unwrap_or(24);
    let (wide, high) = (width(columns), width(columns) * 3 / 2);
    let rows = ((room + GAP) / (high + GAP)).max(1);
    let shown = (columns * rows) as usize;
    let variant = if wide > 150 { Variant::Poster2x } else { Variant::Poster1x };
    for (place, film) in (0..).zip(films.iter().skip(films.len().saturating_sub(shown))) {
        let at = [
            MARGIN + place % columns * (wide + GAP),
            TOP + place / columns * (high + GAP),
            wide,
            high,
        ];
        poster(&mut card, pictures, film, at, variant);
    }
    Ok(Some(card))
}

fn top(told: &Told, pictures: &Pictures<'_>) -> Result<Option<Drawing>> {
    if told.annual.top.is_empty() {
        return Ok(None);
    }
    let mut card = card(told, "The ten best")?;
    let row = (HEIGHT - TOP - 90) / 10;
    for (place, top) in (0..).zip(&told.annual.top) {
        let y = TOP + place * row;
        let high = row - 12;
        let wide = high * 2 / 3;
        poster(&mut card, pictures, &top.film, [MARGIN, y, wide, high], Variant::Poster1x);
        let baseline = y as f32 + high as f32 * 0.5;
        let x = (MARGIN + wide + 28) as f32;
        let score = top.score.to_string();
        let score_x = (WIDTH - MARGIN) as f32 - card.width(&score, 48.0);
        let colour = if top.score.tenths() >= 95 { LAMP } else { INK };
        card.line(
            &score,
            Line { x: score_x, y: baseline + 12.0, size: 48.0, italic: false, colour },
        );
        let year = top.film.year.map(|year| year.to_string()).unwrap_or_default();
        let said = [year, top.film.director.clone()];
        let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
        // A title in letters the faces lack stands on its poster; what else is said takes its place.
        let mut lines = vec![top.film.title.clone(), said.join(", ")];
        lines.retain(|line| card.can_write(line));
        for (line, (size, down, italic, colour)) in
            lines.iter().zip([(44.0, 0.0, false, INK), (28.0, 38.0, true, SOFT)])
        {
            let text = fitted(&card, line, size, score_x - x - 24.0);
            card.line(&text, Line { x, y: baseline + down, size, italic, colour });
        }
    }
    Ok(Some(card))
}

/// A text as far as a line of this width goes; nothing where the faces lack its letters.
fn fitted(card: &Drawing, text: &str, size: f32, width: f32) -> String {
    if !card.can_write(text) {
        return String::new();
    }
    if card.width(text, size) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for word in text.split_whitespace() {
        if card.width(&format!("{kept} {word}…"), size) > width {
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept.push('…');
    kept
}

fn shelf(told: &Told, _pictures: &Pictures<'_>) -> Result<Option<Drawing>> {
    let statistics = &told.statistics;
    if statistics.scores.is_empty() {
        return Ok(None);
    }
    let mut card = card(told, "The shelf")?;
    let piles = piles(&statistics.scores);
    let each = films_a_spine(&piles);
    let most = piles.iter().map(|pile| pile.films.div_ceil(each)).max().unwrap_or(1).max(1);
    let step = ROOM / u32::try_from(piles.len()).unwrap_or(1).max(1);
    let floor = HEIGHT - 170;
    let spine = ((floor - TOP - 160) / most).clamp(8, 56);
    for (at, pile) in (0..).zip(&piles) {
        let x = MARGIN + at * step;
        let spines = pile.spines(each);
        for (up, colour) in (1..).zip(&spines) {
            let (part, shift) = uneven((at * 40 + up) as usize);
            let wide = (step - 8) as f32 * part as f32;
            let left = x as f32 + (step as f32 - wide) / 2.0 + 2.0 * shift as f32;
            let place = [pixel(left), floor - up * spine, pixel(wide), spine - 2];
            card.fill(place, crate::exports::drawing::colour(colour).unwrap_or(SOFT));
        }
        card.fill([x + 4, floor, step - 8, 3], INK);
        let middle = x as f32 + step as f32 / 2.0;
        let colour = if pile.half >= 95 && pile.films > 0 { LAMP } else { INK };
        let mut label = |text: &str, y: f32, size: f32, colour| {
            let x = middle - card.width(text, size) / 2.0;
            card.line(text, Line { x, y, size, italic: false, colour });
        };
        label(&pile.score(), floor as f32 + 40.0, 30.0, colour);
        if pile.films > 0 {
            let top = floor - u32::try_from(spines.len()).unwrap_or(0) * spine;
            label(&pile.films.to_string(), top as f32 - 12.0, 28.0, SOFT);
        }
    }
    if let Some(average) = statistics.figures.average {
        let said = format!("{} on average", points(average));
        let y = TOP as f32 + 40.0;
        card.line(&said, Line { x: MARGIN as f32, y, size: 64.0, italic: true, colour: LAMP });
    }
    Ok(Some(card))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place on the sheet; what lies off it is not drawn"
)]
fn pixel(at: f32) -> u32 {
    at.max(0.0).round() as u32
}

fn company(told: &Told, _pictures: &Pictures<'_>) -> Result<Option<Drawing>> {
    let statistics = &told.statistics;
    if statistics.directors.seen.is_empty() {
        return Ok(None);
    }
    let mut card = card(told, "The company kept")?;
    let mut y = TOP as f32 + 30.0;
    for (name, people) in
        [("Directors", &statistics.directors.seen), ("Actors", &statistics.cast.seen)]
    {
        if people.is_empty() {
            continue;
        }
        let heading = Line { x: MARGIN as f32, y, size: 40.0, italic: true, colour: SOFT };
        card.line(name, heading);
        card.fill([MARGIN, pixel(y) + 16, ROOM, 2], INK);
        for bar in people.iter().take(6) {
            y += 70.0;
            person(&mut card, bar, y);
        }
        y += 110.0;
    }
    Ok(Some(card))
}

fn person(card: &mut Drawing, bar: &PersonBar, y: f32) {
    let average = bar.tally.average.map_or_else(|| "–".to_owned(), points);
    let x = (WIDTH - MARGIN) as f32 - card.width(&average, 44.0);
    card.line(&average, Line { x, y, size: 44.0, italic: false, colour: INK });
    let films = words::counted(bar.tally.count as usize, "film", "films");
    let films_x = x - card.width(&films, 30.0) - 40.0;
    card.line(&films, Line { x: films_x, y, size: 30.0, italic: true, colour: SOFT });
    let name = fitted(card, &bar.name, 44.0, films_x - MARGIN as f32 - 24.0);
    card.line(&name, Line { x: MARGIN as f32, y, size: 44.0, italic: false, colour: INK });
}

fn lines(told: &Told, _pictures: &Pictures<'_>) -> Result<Option<Drawing>> {
    let mut card = card(told, "Lines worth keeping")?;
    let mut y = TOP as f32 + 40.0;
    let mut drawn = 0;
    for line in &told.annual.lines {
        let quoted = format!("“{}”", line.text.trim_matches(['“', '”', '"']));
        if !card.can_write(&quoted) {
            continue;
        }
        let broken = card.wrapped(&quoted, 52.0, ROOM as f32);
        if y + broken.len() as f32 * 62.0 + 50.0 > (HEIGHT - 90) as f32 {
            continue;
        }
        for text in broken {
            card.line(&text, Line { x: MARGIN as f32, y, size: 52.0, italic: true, colour: INK });
            y += 62.0;
        }
        let of = fitted(&card, &line.title, 30.0, ROOM as f32 - 40.0);
        if !of.is_empty() {
            let said = format!("on {of}");
            card.line(&said, Line { x: MARGIN as f32, y, size: 30.0, italic: false, colour: SOFT });
        }
        y += 84.0;
        drawn += 1;
    }
    Ok((drawn > 0).then_some(card))
}
