use matinee_core::{
    Behind, FilmId, Journal, PersonRole, Progress, Statistics, StatisticsFilmsReq, StatisticsReq,
};

use super::{always, between, year};
use crate::support::{TestJournal, add_film, viewing};

fn behind(journal: &Journal, of: &StatisticsReq, behind: Behind) -> Vec<FilmId> {
    journal.statistics_films(&StatisticsFilmsReq { of: of.clone(), behind }).unwrap()
}

/// Bars of films, with how many they say there are.
fn bars_of_films(told: &Statistics) -> Vec<(Behind, u32)> {
    let mut bars = vec![(Behind::Everything, told.figures.films)];
    bars.extend(told.scores.iter().map(|bar| (Behind::Scores(bar.score, bar.score), bar.films)));
    bars.extend(told.verdicts.iter().map(|bar| (Behind::Verdict(bar.word.clone()), bar.films)));
    bars.extend(
        told.release_years
            .iter()
            .map(|bar| (Behind::Released(bar.year, bar.year), bar.tally.count)),
    );
    bars.extend(
        told.decades.iter().map(|bar| (Behind::Released(bar.year, bar.year + 9), bar.tally.count)),
    );
    bars.extend(
        told.runtimes.iter().map(|bar| (Behind::Runtime(bar.from, bar.upto), bar.tally.count)),
    );
    for (bar, kind) in [
        (&told.genres, Behind::Genre as fn(String) -> Behind),
        (&told.countries, Behind::Country),
        (&told.languages, Behind::Language),
    ] {
        bars.extend(bar.bars.iter().map(|bar| (kind(bar.name.clone()), bar.tally.count)));
    }
    for (people, part) in [
        (&told.directors, PersonRole::Director),
        (&told.writers, PersonRole::Writer),
        (&told.cast, PersonRole::Cast),
    ] {
        let person =
            |bar: &matinee_core::PersonBar| (Behind::Person(bar.person, part), bar.tally.count);
        bars.extend(people.seen.iter().map(person));
    }
    bars
}

/// Bars of viewings.
fn bars_of_viewings(told: &Statistics) -> Vec<(Behind, u32)> {
    let mut bars: Vec<_> = (1..).map(Behind::Month).zip(&told.months).collect();
    bars.extend((1..).map(Behind::Weekday).zip(&told.weekdays));
    bars.extend(told.viewing_years.iter().map(|bar| (Behind::Seen(bar.year), &bar.tally)));
    bars.extend(told.tags.bars.iter().map(|bar| (Behind::Tag(bar.name.clone()), &bar.tally)));
    bars.extend(told.places.bars.iter().map(|bar| (Behind::Place(bar.name.clone()), &bar.tally)));
    let mut bars: Vec<_> = bars.into_iter().map(|(bar, tally)| (bar, tally.count)).collect();
    bars.extend(told.days.iter().map(|day| (Behind::Day(day.date), day.viewings)));
    bars.push((Behind::Rewatched, told.figures.rewatches));
    bars
}

#[test]
fn behind_every_bar_are_the_films_it_counts() {
    let journal = TestJournal::new();
    journal.open_sample(Progress::unwatched()).unwrap();
    for req in [always(), between("2023-06", "2025-03-15")] {
        let told = journal.statistics(&req).unwrap();
        let of_films = bars_of_films(&told);
        assert!(of_films.len() > 40, "{}", of_films.len());
        for (bar, films) in of_films {
            let listed = behind(&journal, &req, bar.clone());
            assert_eq!(listed.len(), films as usize, "{bar:?} of {req:?}");
        }
        for (bar, viewings) in bars_of_viewings(&told) {
            // A film may have been seen twice in what a bar counts, but no bar is of nothing.
            let listed = behind(&journal, &req, bar.clone());
            assert!(listed.len() <= viewings as usize, "{bar:?} of {req:?}");
            assert_eq!(listed.is_empty(), viewings == 0, "{bar:?} of {req:?}");
        }
    }
}

#[test]
fn films_behind_a_bar_come_once_and_the_last_seen_first() {
    let journal = TestJournal::new();
    let early = add_film(&journal, "Early", 1974);
    let late = add_film(&journal, "Late", 1974);
    for (film, date) in [(early, "2025-03-01"), (late, "2025-03-05"), (early, "2025-03-03")] {
        journal.log_viewing(film, &viewing(date, 80)).unwrap();
    }
    journal.log_viewing(early, &viewing("2025-04-01", 80)).unwrap();
    assert_eq!(behind(&journal, &year("2025"), Behind::Month(3)), [late, early]);
    assert_eq!(behind(&journal, &year("2025"), Behind::Released(1970, 1979)), [early, late]);
    assert_eq!(behind(&journal, &year("2025"), Behind::Tag("no such tag".to_owned())), []);
}
