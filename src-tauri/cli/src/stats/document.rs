//! What programs are told: scores out of ten, dates as EDTF.

use matinee_core::{
    Figures, Milestone, Moment, NamedBars, PersonBar, Rewatches, Score, Statistics, Stretch,
    Tallied, YearBar,
};
use serde_json::{Map, Value, json};

/// Statistics as one document.
#[derive(serde::Serialize)]
#[serde(transparent)]
pub(super) struct Document(Value);

impl From<&Statistics> for Document {
    fn from(told: &Statistics) -> Self {
        Self(json!({
            "from": told.between.from.map(|date| date.to_string()),
            "to": told.between.to.map(|date| date.to_string()),
            "figures": figures(&told.figures),
            "scores": told.scores.iter().map(|bar| json!({
                "score": bar.score.points(), "verdict": bar.verdict, "films": bar.films,
            })).collect::<Value>(),
            "verdicts": told.verdicts.iter().map(|bar| json!({
                "word": bar.word, "films": bar.films,
            })).collect::<Value>(),
            "release_years": years(&told.release_years, "films"),
            "decades": years(&told.decades, "films"),
            "viewing_years": years(&told.viewing_years, "viewings"),
            "months": places_of("month", &told.months),
            "weekdays": places_of("weekday", &told.weekdays),
            "days": told.days.iter().map(|day| json!({
                "date": day.date.to_string(), "viewings": day.viewings,
                "best": day.score.map(Score::points),
            })).collect::<Value>(),
            "genres": named(&told.genres, "films"),
            "countries": named(&told.countries, "films"),
            "languages": named(&told.languages, "films"),
            "runtimes": told.runtimes.iter().map(|bar| tallied(
                json!({"from": bar.from, "below": bar.upto}), "films", &bar.tally,
            )).collect::<Value>(),
            "directors": {"seen": people(&told.directors.seen), "best": people(&told.directors.best)},
            "writers": {"seen": people(&told.writers.seen), "best": people(&told.writers.best)},
            "cast": {"seen": people(&told.cast.seen), "best": people(&told.cast.best)},
            "rewatches": rewatches(&told.rewatches),
            "tags": named(&told.tags, "viewings"),
            "places": named(&told.places, "viewings"),
            "streak": told.streak.as_ref().map(stretch),
            "gap": told.gap.as_ref().map(stretch),
            "first": told.first.as_ref().map(moment),
            "best": told.best.as_ref().map(moment),
            "last": told.last.as_ref().map(moment),
            "milestones": told.milestones.iter().map(milestone).collect::<Value>(),
        }))
    }
}

fn figures(figures: &Figures) -> Value {
    json!({
        "films": figures.films, "viewings": figures.viewings, "new_films": figures.new_films,
        "only_scored": figures.only_scored, "rewatches": figures.rewatches,
        "abandoned": figures.abandoned, "liked": figures.liked, "scored": figures.scored,
        "average": points(figures.average), "undated": figures.undated,
        "without_month": figures.without_month, "without_day": figures.without_day,
        "minutes": figures.minutes, "without_runtime": figures.without_runtime,
        "reviews": figures.reviews, "words": figures.words,
    })
}

/// Points out of ten.
fn points(tenths: Option<f64>) -> Option<f64> {
    tenths.map(|tenths| tenths / 10.0)
}

/// What is counted, by its own name, beside what is said of it already.
fn tallied(said: Value, what: &str, tally: &Tallied) -> Value {
    let mut said = match said {
        Value::Object(said) => said,
        _ => Map::new(),
    };
    said.insert(what.to_owned(), tally.count.into());
    said.insert("scored".to_owned(), tally.scored.into());
    said.insert("average".to_owned(), points(tally.average).into());
    Value::Object(said)
}

fn years(bars: &[YearBar], what: &str) -> Value {
    bars.iter().map(|bar| tallied(json!({"year": bar.year}), what, &bar.tally)).collect()
}

fn places_of(key: &str, tallies: &[Tallied]) -> Value {
    let numbered = (1u8..).zip(tallies);
    numbered.map(|(place, tally)| tallied(json!({key: place}), "viewings", tally)).collect()
}

fn named(bars: &NamedBars, what: &str) -> Value {
    bars.bars.iter().map(|bar| tallied(json!({"name": bar.name}), what, &bar.tally)).collect()
}

fn people(bars: &[PersonBar]) -> Value {
    let one = |bar: &PersonBar| {
        tallied(json!({"name": bar.name, "standing": points(bar.standing)}), "films", &bar.tally)
    };
    bars.iter().map(one).collect()
}

fn rewatches(told: &Rewatches) -> Value {
    json!({
        "most": told.most.iter().map(|one| json!({
            "title": one.film.title, "year": one.film.year, "viewings": one.viewings,
        })).collect::<Value>(),
        "scored_again": told.scored_again, "higher": told.higher, "lower": told.lower,
        "drift": points(told.drift),
        "changes": told.changes.iter().map(|one| json!({
            "title": one.film.title, "year": one.film.year,
            "from": one.from.points(), "from_on": one.from_on.to_string(),
            "to": one.to.points(), "to_on": one.to_on.to_string(),
        })).collect::<Value>(),
    })
}

fn stretch(stretch: &Stretch) -> Value {
    json!({
        "from": stretch.from.to_string(), "to": stretch.to.to_string(), "days": stretch.days,
    })
}

fn moment(moment: &Moment) -> Value {
    json!({
        "title": moment.film.title, "year": moment.film.year,
        "watched_on": moment.watched_on.map(|date| date.to_string()),
        "score": moment.score.map(Score::points),
    })
}

fn milestone(one: &Milestone) -> Value {
    let mut said = moment(&one.moment);
    said["nth"] = one.nth.into();
    said
}
