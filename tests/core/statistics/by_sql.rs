//! The sample journal, counted a second time in SQL that shares nothing with the core's.

use matinee_core::{
    FilmId, NamedBars, Progress, ReviewForm, ReviewSave, ReviewText, RevisionCause, Statistics,
    Tallied,
};
use rusqlite::{Connection, OpenFlags};

use super::{always, year};
use crate::support::TestJournal;

type Counted = Vec<(String, u32, u32, Option<f64>)>;

/// The films that count for all time, each with the score it has now.
const SEEN: &str =
    "(select f.*, s.score as now from films f join film_standing s on s.film_id = f.id
                     where s.viewings > 0 or s.score is not null)";

struct Sample {
    journal: TestJournal,
    sql: Connection,
}

impl Sample {
    fn new() -> Self {
        let journal = TestJournal::new();
        journal.open_sample(Progress::unwatched()).unwrap();
        let file = journal.folder.path().join("journal.sqlite");
        let sql = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        Self { journal, sql }
    }

    /// Rows of a key, a count, how many are scored, and their average.
    fn counted(&self, sql: &str) -> Counted {
        let mut statement = self.sql.prepare(sql).unwrap();
        let rows =
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
        rows.unwrap().map(Result::unwrap).collect()
    }

    fn number(&self, sql: &str) -> u32 {
        self.sql.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    fn statistics(&self, req: &matinee_core::StatisticsReq) -> Statistics {
        self.journal.statistics(req).unwrap()
    }
}

fn told(key: impl ToString, tally: Tallied) -> (String, u32, u32, Option<f64>) {
    (key.to_string(), tally.count, tally.scored, tally.average)
}

fn bars(bars: &NamedBars) -> Counted {
    bars.bars.iter().map(|bar| told(&bar.name, bar.tally)).collect()
}

/// Averages are sums of whole numbers over a count: both ways round they are the same double.
#[track_caller]
fn same(ours: Counted, theirs: Counted) {
    assert!(!theirs.is_empty());
    assert_eq!(ours, theirs);
}

#[test]
fn viewings_by_month_weekday_and_year_are_what_sql_counts() {
    let sample = Sample::new();
    let ours = sample.statistics(&always());
    let months = (1..=12).zip(&ours.months).filter(|(_, tally)| tally.count > 0);
    same(
        months.map(|(month, tally)| told(format!("{month:02}"), *tally)).collect(),
        sample.counted(
            "select substr(watched_on, 6, 2) as m, count(*), count(score), avg(score) from viewings
             where length(watched_on) >= 7 group by m order by m",
        ),
    );
    let weekdays = (1..=7).zip(&ours.weekdays).filter(|(_, tally)| tally.count > 0);
    same(
        weekdays.map(|(day, tally)| told(day, *tally)).collect(),
        sample.counted(
            "select strftime('%u', watched_on) as d, count(*), count(score), avg(score) from viewings
             where length(watched_on) = 10 group by d order by d",
        ),
    );
    same(
        ours.viewing_years.iter().map(|bar| told(bar.year, bar.tally)).collect(),
        sample.counted(
            "select substr(watched_on, 1, 4) as y, count(*), count(score), avg(score) from viewings
             where watched_on is not null group by y order by y",
        ),
    );
    let days = "select count(distinct watched_on) from viewings where length(watched_on) = 10";
    assert_eq!(ours.days.len(), sample.number(days) as usize);
}

#[test]
fn films_of_all_time_by_decade_genre_country_and_language_are_what_sql_counts() {
    let sample = Sample::new();
    let ours = sample.statistics(&always());
    same(
        ours.decades.iter().map(|bar| told(bar.year, bar.tally)).collect(),
        sample.counted(&format!(
            "select cast(year / 10 * 10 as text) as d, count(*), count(now), avg(now) from {SEEN}
             where year is not null group by d order by d"
        )),
    );
    for (ours, table) in
        [(&ours.genres, "genre"), (&ours.countries, "country"), (&ours.languages, "language")]
    {
        let names = table.strip_suffix('y').map_or(format!("{table}s"), |it| format!("{it}ies"));
        same(
            bars(ours),
            sample.counted(&format!(
                "select n.name, count(*), count(f.now), avg(f.now) from {SEEN} f
                 join film_{names} l on l.film_id = f.id join {names} n on n.id = l.{table}_id
                 group by n.id order by 2 desc, 1"
            )),
        );
    }
}

#[test]
fn a_year_of_films_by_score_and_director_is_what_sql_counts() {
    let sample = Sample::new();
    let ours = sample.statistics(&year("2025"));
    // A film's last score of the year, by a window where the core keeps what it met last.
    let scored = "(select distinct film_id, first_value(score) over
                     (partition by film_id order by watched_on desc, day_order desc, id desc) as score
                   from viewings where watched_on like '2025%' and score is not null)";
    same(
        ours.scores.iter().map(|bar| (bar.score.tenths().to_string(), bar.films, 0, None)).collect(),
        sample.counted(&format!(
            "select cast(score as text), count(*), 0, null from {scored} group by score order by score"
        )),
    );
    let mut directors: Counted =
        ours.directors.seen.iter().map(|bar| told(&bar.name, bar.tally)).collect();
    directors.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    assert!(directors.len() < 25, "all of them are told");
    same(
        directors,
        sample.counted(&format!(
            "select p.name, count(distinct v.film_id), count(distinct s.film_id),
               (select avg(score) from {scored} o where o.film_id in
                 (select film_id from credits where person_id = p.id and role = 'director'))
             from viewings v join credits c on c.film_id = v.film_id and c.role = 'director'
             join people p on p.id = c.person_id left join {scored} s on s.film_id = v.film_id
             where v.watched_on like '2025%' group by p.id order by 2 desc, 1"
        )),
    );
}

#[test]
fn the_figures_of_a_year_are_what_sql_sums() {
    let sample = Sample::new();
    let figures = sample.statistics(&year("2025")).figures;
    let of_2025 = |what: &str| {
        sample.number(&format!(
            "select {what} from viewings v join films f on f.id = v.film_id where v.watched_on like '2025%'"
        ))
    };
    assert_eq!(figures.viewings, of_2025("count(*)"));
    assert_eq!(figures.films, of_2025("count(distinct film_id)"));
    assert_eq!(figures.rewatches, of_2025("sum(rewatch)"));
    assert_eq!(figures.abandoned, of_2025("sum(abandoned)"));
    assert_eq!(figures.scored, of_2025("count(v.score)"));
    assert_eq!(
        figures.minutes,
        u64::from(of_2025("sum(iif(abandoned, 0, coalesce(runtime_min, 0)))"))
    );
    let reviews = "from reviews r join viewings v on v.id = r.viewing_id
                   where r.state = 'finished' and v.watched_on like '2025%'";
    assert_eq!(figures.reviews, sample.number(&format!("select count(*) {reviews}")));
    assert_eq!(figures.words, u64::from(sample.number(&format!("select sum(words) {reviews}"))));
    assert!(figures.viewings > 0 && figures.reviews > 0 && figures.minutes > 0);
}

#[test]
fn films_of_all_time_by_length_and_year_of_release_are_what_sql_counts() {
    let sample = Sample::new();
    let ours = sample.statistics(&always());
    same(
        ours.release_years.iter().map(|bar| told(bar.year, bar.tally)).collect(),
        sample.counted(&format!(
            "select cast(year as text), count(*), count(now), avg(now) from {SEEN}
             where year is not null group by year order by year"
        )),
    );
    let lengths = ours.runtimes.iter().filter(|bar| bar.tally.count > 0);
    same(
        lengths.map(|bar| told(bar.from, bar.tally)).collect(),
        sample.counted(&format!(
            "select cast(case when runtime_min < 45 then 0 when runtime_min < 75 then 45
                 when runtime_min < 90 then 75 when runtime_min < 105 then 90
                 when runtime_min < 120 then 105 when runtime_min < 135 then 120
                 when runtime_min < 150 then 135 when runtime_min < 180 then 150 else 180 end as text),
               count(*), count(now), avg(now) from {SEEN}
             where runtime_min is not null group by 1 order by min(runtime_min)"
        )),
    );
}

#[test]
fn viewings_of_a_year_by_tag_and_by_place_are_what_sql_counts() {
    let sample = Sample::new();
    let ours = sample.statistics(&year("2025"));
    same(
        bars(&ours.tags),
        sample.counted(
            "select t.name, count(*), count(v.score), avg(v.score) from viewings v
             join viewing_tags vt on vt.viewing_id = v.id join tags t on t.id = vt.tag_id
             where v.watched_on like '2025%' group by t.id order by 2 desc, 1",
        ),
    );
    let untagged = "select count(*) from viewings v where watched_on like '2025%'
         and not exists (select 1 from viewing_tags where viewing_id = v.id)";
    assert_eq!(ours.tags.without, sample.number(untagged));
    same(
        bars(&ours.places),
        sample.counted(
            "select place, count(*), count(score), avg(score) from viewings
             where watched_on like '2025%' and place <> '' group by place order by 2 desc, 1",
        ),
    );
    let nowhere = "select count(*) from viewings where watched_on like '2025%' and place = ''";
    assert_eq!(ours.places.without, sample.number(nowhere));
}

#[test]
fn films_by_verdict_are_what_sql_counts_of_own_words_and_bands() {
    let sample = Sample::new();
    // The sample's writer keeps to the bands; one word of one's own.
    let film = FilmId(
        sample.sql.query_row("select min(film_id) from viewings", [], |row| row.get(0)).unwrap(),
    );
    let text = ReviewText {
        body: "Nothing like it.".to_owned(),
        verdict: Some("Unrepeatable".to_owned()),
        ..ReviewText::default()
    };
    let facts = sample.journal.film_facts(film).unwrap();
    let form = ReviewForm { film: Some(film), facts, viewing: None, watch: None, text };
    let save = ReviewSave { review: None, draft: None, form, cause: RevisionCause::Done };
    sample.journal.save_review(&save).unwrap();
    let ours = sample.statistics(&always());
    let told = ours.verdicts.iter().filter(|bar| bar.films > 0);
    let mut told: Counted = told.map(|bar| (bar.word.clone(), bar.films, 0, None)).collect();
    told.sort_by(|a, b| a.0.cmp(&b.0));
    same(
        told,
        sample.counted(
            "select word, count(*), 0, null from (
               select coalesce(
                 (select r.verdict from reviews r where r.film_id = s.film_id and r.state = 'finished'
                  order by r.written_at desc, r.id desc limit 1),
                 (select b.word from verdict_bands b where b.from_score <= s.score
                  order by b.from_score desc limit 1)) as word
               from film_standing s where s.viewings > 0 or s.score is not null)
             where word is not null group by word order by word",
        ),
    );
    assert!(ours.verdicts.iter().any(|bar| bar.word == "Unrepeatable" && bar.films == 1));
}
