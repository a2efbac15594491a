use std::process::ExitCode;

use matinee_core::{FilmTile, Journal, ScalePage, ScaleReq, ScaleScore, Score};
use serde::Serialize;

use crate::arguments::Scale;
use crate::failure::Failure;
use crate::output::Output;
use crate::words::{counted, plain};

/// What programs are told of a score.
#[derive(Serialize)]
struct OfScore {
    score: f64,
    films: u32,
    placed: u32,
    circles: u32,
}

/// What programs are told of the order inside a score.
#[derive(Serialize)]
struct OfOrder {
    score: f64,
    films: u32,
    answers: u32,
    order: Vec<Placed>,
    /// Each film is better than the next, the last than the first.
    circles: Vec<Vec<Named>>,
}

#[derive(Serialize)]
struct Placed {
    place: u32,
    #[serde(flatten)]
    film: Named,
}

#[derive(Serialize)]
struct Named {
    uid: String,
    title: String,
    year: Option<i16>,
}

/// Shows the scores there are to order, or the order inside one.
pub(crate) fn run(journal: &Journal, asked: &Scale, output: &Output) -> Result<ExitCode, Failure> {
    match &asked.score {
        None => scores(&journal.scale_scores()?, output),
        Some(score) => {
            let score = Score::parse_typed(score)?;
            let req = ScaleReq { score, skipped: Vec::new(), doubting: false };
            order(journal, &journal.scale_page(&req)?, output)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn scores(scores: &[ScaleScore], output: &Output) {
    let told: Vec<OfScore> = scores
        .iter()
        .map(|of| OfScore {
            score: of.score.points(),
            films: of.films,
            placed: of.placed,
            circles: of.circles,
        })
        .collect();
    if output.is_json() {
        output.document(&told);
    } else if told.is_empty() {
        output.warning("No two films have the same score.");
    } else {
        let lines = told.iter().map(|of| {
            let films = counted(of.films, "film", "films");
            let circles = match of.circles {
                0 => String::new(),
                circles => format!(", {}", counted(circles, "contradiction", "contradictions")),
            };
            format!("{:>4.1}  {films}, {} in order{circles}", of.score, of.placed)
        });
        output.text(&lines.collect::<Vec<_>>().join("\n"));
    }
}

fn order(journal: &Journal, page: &ScalePage, output: &Output) -> Result<(), Failure> {
    let films: Vec<FilmTile> = page.order.iter().map(|placed| placed.film.clone()).collect();
    let places = page.order.iter().map(|placed| placed.place);
    let order = places.zip(named(journal, &films)?).map(|(place, film)| Placed { place, film });
    let told = OfOrder {
        score: page.score.points(),
        films: page.films,
        answers: page.answers,
        order: order.collect(),
        circles: page
            .circles
            .iter()
            .map(|circle| named(journal, circle))
            .collect::<Result<_, Failure>>()?,
    };
    if output.is_json() {
        output.document(&told);
        return Ok(());
    }
    let mut lines: Vec<String> = told
        .order
        .iter()
        .map(|placed| format!("{:>4}  {}", placed.place, called(&placed.film)))
        .collect();
    for circle in &told.circles {
        let names: Vec<String> =
            circle.iter().chain(circle.first()).map(|film| plain(&film.title)).collect();
        lines.push(format!("Contradiction: {}.", names.join(" over ")));
    }
    if lines.is_empty() {
        output.warning(&format!("No films of {} were compared.", page.score));
    } else {
        output.text(&lines.join("\n"));
        let left = page.films.saturating_sub(u32::try_from(told.order.len()).unwrap_or(u32::MAX));
        if left > 0 {
            let films = counted(left, "film has", "films have");
            output.warning(&format!("{films} no place yet."));
        }
    }
    Ok(())
}

fn named(journal: &Journal, films: &[FilmTile]) -> Result<Vec<Named>, Failure> {
    let uids = journal.film_uids(&films.iter().map(|film| film.id).collect::<Vec<_>>())?;
    let named = films.iter().zip(uids).filter_map(|(film, uid)| {
        Some(Named { uid: uid?, title: film.title.clone(), year: film.year })
    });
    Ok(named.collect())
}

fn called(film: &Named) -> String {
    let year = film.year.map(|year| format!(" ({year})")).unwrap_or_default();
    format!("{}{year}", plain(&film.title))
}
