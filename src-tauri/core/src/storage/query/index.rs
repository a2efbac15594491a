//! The indexes of words.

/// An index of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Index {
    Films,
    Reviews,
    Viewings,
}

impl Index {
    pub(crate) const ALL: [Self; 3] = [Self::Films, Self::Reviews, Self::Viewings];

    /// Its table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Films => "film_search",
            Self::Reviews => "review_search",
            Self::Viewings => "viewing_search",
        }
    }

    /// The film that a row `k` is of.
    pub(super) fn film(self) -> &'static str {
        match self {
            Self::Films => "k.id",
            Self::Reviews => "(select film_id from reviews where id = k.id)",
            Self::Viewings => "(select film_id from viewings where id = k.id)",
        }
    }

    /// Whether a row `?1` has a fold `?2` in what it is indexed by (`derived.sql`).
    pub(super) fn has(self) -> &'static str {
        match self {
            Self::Films => {
                "select 1 from films f where id = ?1 and (is_called(title || ' ' || coalesce(original_title, ''), ?2)
                   or is_called((select group_concat(p.name || ' ' || c.character, ' ') from credits c
                                 join people p on p.id = c.person_id where c.film_id = f.id), ?2))"
            }
            Self::Reviews => {
                "select 1 from reviews where id = ?1
                   and is_called(headline || ' ' || search_markdown(body) || ' ' || search_markdown(summary), ?2)"
            }
            Self::Viewings => {
                "select 1 from viewings v where id = ?1 and (is_called(place || ' ' || note, ?2)
                   or exists (select 1 from companions where viewing_id = v.id and is_called(name, ?2))
                   or exists (select 1 from viewing_tags vt join tags t on t.id = vt.tag_id
                              where vt.viewing_id = v.id and is_called(t.name, ?2)))"
            }
        }
    }
}
