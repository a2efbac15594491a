//! What a page says that its review is of, in schema.org's words.

use crate::imports::sources::set_aside;

/// Types that say nothing of what kind of work it is; some programs give every review one of them.
const ANY: &[&str] = &["CreativeWork", "Thing", "Product", "VideoObject", "MediaObject"];

/// The type in its address: `Movie` of `https://schema.org/Movie` and of `schema:Movie`.
pub(super) fn type_of(address: &str) -> &str {
    address.rsplit(['/', ':', '#']).next().unwrap_or(address)
}

/// Why a thing of these types is no film, unless one of them is a film's.
pub(super) fn no_film<'t>(types: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut why_not = None;
    for kind in types.map(type_of).filter(|kind| !kind.is_empty() && !ANY.contains(kind)) {
        match set_aside(kind) {
            Ok(None) => return None,
            Ok(Some(why)) => why_not = Some(why.to_owned()),
            Err(why) => why_not = why_not.or(Some(why)),
        }
    }
    why_not
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(&["Movie"], None)]
    #[case(&["CreativeWork", "https://schema.org/Movie"], None)]
    #[case(&["CreativeWork"], None)]
    #[case(&[], None)]
    #[case(&["schema:TVSeries"], Some("series"))]
    #[case(&["Product", "Book"], Some("book"))]
    #[case(&["Restaurant"], Some("Restaurant"))]
    fn a_film_is_told_from_what_is_none(#[case] types: &[&str], #[case] why: Option<&str>) {
        let told = no_film(types.iter().copied());
        assert_eq!(told.is_some(), why.is_some());
        assert!(told.unwrap_or_default().contains(why.unwrap_or_default()));
    }
}
