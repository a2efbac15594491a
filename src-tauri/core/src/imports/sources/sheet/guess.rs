//! What the columns of a sheet most likely are: by their names, else by what stands in them.

use super::mapping::SheetField;
use super::survey::{Column, Survey};
use super::words::{best_in, field_of, is_any_date};

/// What each column is taken for; `is_named` where a heading gives their names.
pub(super) fn fields_of(survey: &Survey, is_named: bool) -> Vec<SheetField> {
    let mut taken: Vec<SheetField> = Vec::new();
    let mut fields: Vec<SheetField> = survey
        .columns
        .iter()
        .map(|column| {
            let field = by_name(column);
            let field = field.filter(|field| !(field.is_single() && taken.contains(field)));
            taken.extend(field);
            field.unwrap_or_default()
        })
        .collect();
    for (column, field) in survey.columns.iter().zip(&mut fields) {
        if *field == SheetField::LeaveOut
            && let Some(guess) = by_values(column, is_named).filter(|guess| !taken.contains(guess))
        {
            taken.push(guess);
            *field = guess;
        }
    }
    if !fields.iter().any(|field| field.is_title())
        && let Some(at) = most_like_titles(survey, &fields)
    {
        fields[at] = SheetField::Title;
    }
    // 'Date: 1995' beside a title is no day on which anything was seen.
    if !fields.contains(&SheetField::Year)
        && let Some(at) = fields.iter().position(|field| *field == SheetField::WatchedOn)
        && is_any_date(&survey.columns[at].name)
        && mostly(survey.columns[at].years, &survey.columns[at], 9)
    {
        fields[at] = SheetField::Year;
    }
    // Where no column gives the years, those behind the titles do, few as they may be.
    if !fields.contains(&SheetField::Year)
        && let Some(at) = fields.iter().position(|field| *field == SheetField::Title)
        && survey.columns[at].with_year > 0
    {
        fields[at] = SheetField::TitleYear;
    }
    fields
}

/// Whether at least so many tenths of the values looked at are of a kind.
fn mostly(count: u32, column: &Column, tenths: u32) -> bool {
    column.looked_at() > 0 && count * 10 >= column.looked_at() * tenths
}

fn by_name(column: &Column) -> Option<SheetField> {
    use SheetField as Field;
    let field = field_of(&column.name)?;
    if column.filled == 0 {
        return Some(field);
    }
    // Under a name that promises dates, the numbers of days are some.
    let dates = (column.orders.dates + column.days).min(column.looked_at());
    let all_numbers = column.numbers == column.filled;
    Some(match field {
        Field::Title if mostly(column.with_year, column, 6) => Field::TitleYear,
        // 'Seen: yes', 'Watched: x'.
        Field::WatchedOn if !mostly(dates, column, 3) => {
            if mostly(column.answers, column, 8) {
                Field::Status
            } else {
                return None;
            }
        }
        // 'Nota' and 'Note' are scores in one language and remarks in another.
        Field::Note if all_numbers && column.largest <= 100.0 => Field::Score,
        Field::Score
            if column.numbers == 0
                && column.stars == 0
                && column.letters > 12 * column.looked_at() as usize =>
        {
            Field::Note
        }
        Field::Score
            if best_in(&column.name).is_none() && all_numbers && column.largest > 100.0 =>
        {
            return None;
        }
        // 'Released: 1995-12-15' gives its year; 'Year: Heat' nothing.
        Field::Year if !mostly(column.years, column, 5) && !mostly(dates, column, 5) => {
            return None;
        }
        Field::ReviewMarkdown if mostly(column.addresses, column, 5) => Field::Url,
        Field::Tmdb if !all_numbers => Field::Url,
        Field::Imdb if mostly(column.addresses, column, 5) => Field::Url,
        // A score of IMDb's, say.
        Field::Imdb if !mostly(column.imdb, column, 5) && column.largest <= 100.0 => return None,
        Field::ListPosition if !all_numbers => return None,
        Field::Liked | Field::Rewatch | Field::Watchlist | Field::Spoilers | Field::Private
            if !mostly(column.answers, column, 6) =>
        {
            return None;
        }
        field => field,
    })
}

/// What the values are, whatever the column is called. Years and dates tell nothing of themselves
/// under a name that is not known: a day on which something was bought is none on which it was seen.
fn by_values(column: &Column, is_named: bool) -> Option<SheetField> {
    let dates = column.orders.dates.saturating_sub(column.years).min(column.looked_at());
    if mostly(column.imdb, column, 8) {
        Some(SheetField::Imdb)
    } else if mostly(column.with_year, column, 8) {
        Some(SheetField::TitleYear)
    } else if !is_named && mostly(column.years, column, 9) {
        Some(SheetField::Year)
    } else if !is_named && mostly(dates, column, 9) {
        Some(SheetField::WatchedOn)
    } else if mostly(column.stars, column, 8) {
        Some(SheetField::Score)
    } else {
        None
    }
}

/// The column with the most values of words, of a title's length.
fn most_like_titles(survey: &Survey, fields: &[SheetField]) -> Option<usize> {
    let like = |column: &Column| {
        let length = column.letters / (column.looked_at().max(1) as usize);
        column.filled * 10 >= survey.rows * 8
            && column.numbers * 2 < column.filled
            && (2..=60).contains(&length)
    };
    survey
        .columns
        .iter()
        .zip(fields)
        .position(|(column, field)| *field == SheetField::LeaveOut && like(column))
}

/// Where the scale of a column of scores ends.
pub(super) fn best_of(column: &Column) -> u32 {
    if let Some(best) = best_in(&column.name).filter(|best| column.largest <= f64::from(*best)) {
        return best;
    }
    match column.largest {
        _ if column.numbers == 0 => 10,
        largest if largest <= 5.0 => 5,
        largest if largest <= 10.0 => 10,
        largest if largest <= 20.0 => 20,
        _ => 100,
    }
}
