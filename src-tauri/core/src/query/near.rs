/// How many edits (a letter more, less, another, or two neighbours swapped) part two words, as long
/// as it is no more than `most`: the optimal string alignment distance.
pub(super) fn apart(one: &str, other: &str, most: usize) -> Option<usize> {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = vec![0; other.len() + 1];
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut row = vec![i + 1; other.len() + 1];
        for (j, there) in other.iter().enumerate() {
            let same = usize::from(letter != there);
            let mut best = (last[j] + same).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == other[j - 1] && one[i - 1] == *there {
                best = best.min(before[j - 1] + 1);
            }
            row[j + 1] = best;
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    let distance = last[other.len()];
    (distance <= most).then_some(distance)
}

/// How many edits a word of so many letters may be off and still be meant.
pub(super) fn forgiven(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Which of the known words was meant by one, if it is near enough; the first of several equally near.
pub(super) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let letters = word.chars().count();
    // These are few and short, so that three letters may hold a mistake too.
    let most = forgiven(letters + 1).max(usize::from(letters == 4) * 2);
    known
        .filter_map(|one| Some((apart(word, one, most)?, one)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, one)| one)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("heliotrope", "heliotrope", Some(0))]
    #[case("heliotorpe", "heliotrope", Some(1))]
    #[case("heliotrop", "heliotrope", Some(1))]
    #[case("hleiotorpe", "heliotrope", Some(2))]
    #[case("helio", "heliotrope", None)]
    #[case("", "ab", Some(2))]
    fn edits_are_counted_up_to_a_bound(
        #[case] one: &str,
        #[case] other: &str,
        #[case] expected: Option<usize>,
    ) {
        assert_eq!(apart(one, other, 2), expected);
    }

    proptest! {
        #[test]
        fn it_is_as_far_there_as_back(one in "[abc]{0,6}", other in "[abc]{0,6}") {
            prop_assert_eq!(apart(&one, &other, 6), apart(&other, &one, 6));
        }

        #[test]
        fn one_swap_is_one_edit(word in "[a-z]{2,8}", at in 0usize..7) {
            let mut letters: Vec<char> = word.chars().collect();
            let at = at % (letters.len() - 1);
            letters.swap(at, at + 1);
            let swapped: String = letters.into_iter().collect();
            prop_assert!(apart(&word, &swapped, 1).is_some());
        }
    }
}
